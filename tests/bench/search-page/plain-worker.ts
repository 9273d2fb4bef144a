import type { Heading } from '../../../src/domain/posting/posting.ts'
import { foldedText, matcherOver } from '../../../src/domain/search/match.ts'
import type { Wish } from '../../../src/device/postings/postings.ts'
import { comparers, placedOf, sortOf } from '../../../src/device/postings/search/orders.ts'
import type { StoredPosting } from '../../../src/device/postings/search/stored-postings.ts'

/**
 * The baseline: a plain scan, as one would write it first. All postings in memory, each folded once; every wish asks each
 * of them, sorts the hits and answers with the first fifty and how many there are. It counts no facets.
 */
type Kept = Heading & { text: string; bare: Heading }

const all = new Promise<Kept[]>((resolve, reject) => {
  const opening = indexedDB.open('jgrad-catalogue')
  opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')))
  opening.addEventListener('success', () => {
    const reading = opening.result.transaction('postings').objectStore('postings').getAll()
    reading.addEventListener('success', () => {
      opening.result.close()
      resolve((reading.result as StoredPosting[]).map(({ heading, texts }) => ({ ...heading, bare: heading, text: foldedText({ ...heading, texts }) })))
    })
  })
})

addEventListener('message', ({ data }) => {
  const { criteria, today } = data as Wish
  void all.then((postings) => {
    const match = matcherOver<Kept>(criteria, today, ({ text }) => text)
    const compare = comparers[sortOf(criteria.sort)]
    const hits = postings.filter(match).map((heading) => ({ heading, placed: placedOf(heading) }))
    hits.sort((a, b) => compare(a.placed, b.placed))
    postMessage({ first: hits.slice(0, 50).map(({ heading }) => heading.bare), total: hits.length })
  })
})
