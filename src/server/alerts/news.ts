import { type Heading, type Posting, postingSchema } from '../../domain/posting/posting.ts'
import type { Criteria } from '../../domain/search/criteria.ts'
import { foldedText, matcherOver, wordRule } from '../../domain/search/match.ts'
import type { Services } from '../services.ts'

/** A posting as it is matched here: its texts are kept folded alone. */
type Candidate = Heading & { folded: string }

/** The postings that came with the newest editions. */
export interface News {
  /** Those that a search finds, today, among what came with a later edition than `after`: the newest first. */
  find(criteria: Criteria, after: number): Promise<readonly Heading[]>
}

/** Read at once: few enough that requests are answered in between. */
const atOnce = 200

/**
 * Opens what is new, up to an edition. Nothing is read that nobody asks for: postings of the editions after the oldest
 * asked about, once. `today`: the day in Japan.
 */
export function openNews({ store, log }: Pick<Services, 'store' | 'log'>, newest: number, today: string): News {
  /** By edition, newest first, down to but without `read`. */
  let known: Candidate[] = []
  let read = newest

  async function readDownTo(after: number): Promise<void> {
    if (after >= read) return
    const found: Candidate[] = []
    for (let last = ''; ; ) {
      const rows = await store.read((tx) =>
        tx
          .selectFrom('postings')
          .select(['id', 'since', 'body'])
          .where('state', '=', 'open')
          .where('since', '>', Math.max(after, 0))
          .where('since', '<=', read)
          .where('id', '>', last)
          .orderBy('id')
          .limit(atOnce)
          .execute(),
      )
      for (const { id, since, body } of rows) {
        const parsed = postingSchema.safeParse({ ...(JSON.parse(body) as object), id, since })
        if (parsed.success) found.push(candidateOf(parsed.data))
        else log.failure(`the posting ${id} can't be told of`, parsed.error)
      }
      const end = rows.at(-1)
      if (!end) break
      last = end.id
    }
    known = [...known, ...found.toSorted((a, b) => b.since - a.since)]
    read = after
  }

  return {
    async find(criteria, after) {
      await readDownTo(after)
      // Words last: codes are compared far sooner than words are looked for.
      const byCodes = matcherOver<Candidate>({ ...criteria, all: '', any: '', none: '' }, today, () => '')
      const words = wordRule(criteria)
      const hits: Candidate[] = []
      for (const posting of known) {
        if (posting.since <= after) break
        if (byCodes(posting) && (!words || words(posting.folded))) hits.push(posting)
      }
      return hits.toSorted((a, b) => (a.publishedOn === b.publishedOn ? (a.id < b.id ? -1 : 1) : a.publishedOn < b.publishedOn ? 1 : -1))
    },
  }
}

function candidateOf(posting: Posting): Candidate {
  const { texts: _texts, ...heading } = posting
  return { ...heading, folded: foldedText(posting) }
}
