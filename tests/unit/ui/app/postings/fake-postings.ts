import type { Counts, Found, Postings, PostingsHere, PostingSearch, Taken, Wish } from '../../../../../src/device/postings/postings.ts'
import { facets } from '../../../../../src/device/postings/postings.ts'
import type { Posting } from '../../../../../src/domain/posting/posting.ts'
import { matches } from '../../../../../src/domain/search/match.ts'

/** A posting that says little but what it is told to. */
export const posting = (own: Partial<Posting>): Posting => ({
  id: 'P', title: {}, institution: { ja: '見本大学', en: 'Example University' }, fields: [], jobTypes: [], institutionType: null, prefectures: ['00013'], country: 'JP',
  employmentForms: [], terms: [], pay: { from: null, to: null }, considerations: [], entryWays: [], publishedOn: '2020-01-01', updatedOn: null, closesOn: null,
  since: 1, sample: true, texts: null, ...own,
})

interface Options {
  taken?: Taken
  texts?: PostingsHere['texts']
  missingBytes?: number
}

/** Postings as the phone has them, searched by the definition; `asked` holds what was asked of the network. */
export function fakePostings(all: readonly Posting[] | null, { taken = 'kept', texts = 'all', missingBytes = 0 }: Options = {}) {
  const asked: ({ texts?: boolean } | undefined)[] = []
  const postings: Postings & { asked: typeof asked } = {
    asked,
    here: async () => (all === null ? null : { edition: 1, madeAt: new Date().toISOString(), takenAt: new Date().toISOString(), count: all.length, texts, missingBytes }),
    take: async (wish) => {
      asked.push(wish)
      return taken
    },
    read: async (id) => all?.find((each) => each.id === id),
    search: () => fakeSearch(all ?? []),
    watch: () => () => undefined,
  }
  return postings
}

function fakeSearch(all: readonly Posting[]): PostingSearch {
  const listeners = new Set<(found: Found) => void>()
  let hits: readonly Posting[] = []
  const countJobs = ({ criteria, today }: Wish): Counts => {
    const jobTypes: Record<string, number> = {}
    for (const each of all.filter((one) => matches({ ...criteria, jobTypes: [] }, one, today))) for (const code of each.jobTypes) jobTypes[code] = (jobTypes[code] ?? 0) + 1
    return { ...(Object.fromEntries(facets.map((facet) => [facet, {}])) as Counts), jobTypes }
  }
  return {
    find(wish) {
      hits = all.filter((each) => matches(wish.criteria, each, wish.today))
      const told = { wish, edition: all.length === 0 ? null : 1, first: hits.slice(0, 50), among: 'everything' as const, making: false }
      queueMicrotask(() => {
        for (const listener of listeners) {
          listener({ ...told, total: null, counts: null })
          listener({ ...told, total: hits.length, counts: countJobs(wish) })
        }
      })
    },
    listen(told) {
      listeners.add(told)
      return () => listeners.delete(told)
    },
    rows: async (from, to) => hits.slice(from, to),
    count: async () => new Map(),
    close: () => listeners.clear(),
  }
}
