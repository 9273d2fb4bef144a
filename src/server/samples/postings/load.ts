import { dateInJapan } from '../../../domain/business-days.ts'
import { markOf } from '../../../domain/posting/digest.ts'
import { hold } from '../../store/engine.ts'
import { putMeta, readMeta } from '../../store/meta.ts'
import type { Tx } from '../../store/schema.ts'
import type { PostingTable } from '../../store/schema-postings.ts'
import type { Store } from '../../store/store.ts'
import type { WholePosting } from './generate.ts'
import { searchedWords } from '../../postings/searched-words.ts'

/** What the sample postings are said to have come with. */
const source = 'samples'
/** The same ones on every laptop. */
const seed = 2014
/** Rows of one statement: their values must be fewer than a database takes. */
const together = 250

/**
 * Puts so many made-up postings, as of now, into a database with sample people that has no postings at all, and notes that
 * postings changed. Touches no other database.
 */
export async function loadSamplePostings(store: Store, now: number, count: number): Promise<void> {
  if (count === 0 || !(await store.read(isWanting))) return
  // Their texts are many: a server that has them already, or never will, does not load them.
  const { samplePostings } = await import('./generate.ts')
  const at = new Date(now).toISOString()
  const rows = await Promise.all(samplePostings({ seed, count, today: dateInJapan(now) }).map((posting) => rowOf(posting, at)))
  await store.write(async (tx) => {
    // Another server may be starting on the same database.
    await hold(tx, 'sample postings')
    if (!(await isWanting(tx))) return
    for (let from = 0; from < rows.length; from += together) {
      await tx.insertInto('postings').values(rows.slice(from, from + together)).execute()
    }
    await putMeta(tx, 'postings-changed', at)
  })
}

async function isWanting(tx: Tx): Promise<boolean> {
  if ((await readMeta(tx, 'samples')) === undefined) return false
  return (await tx.selectFrom('postings').select('id').limit(1).executeTakeFirst()) === undefined
}

async function rowOf(posting: WholePosting, at: string): Promise<PostingTable> {
  const { since, ...body } = posting
  const { texts, ...heading } = posting
  return {
    id: posting.id, source, state: 'open', mark: await markOf(heading, texts), since, body: JSON.stringify(body),
    closesOn: posting.closesOn, withdrawnBy: null, words: searchedWords(posting), createdAt: at, updatedAt: at,
  }
}
