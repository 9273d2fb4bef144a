import { createHash } from 'node:crypto'
import type { WrongPosting } from '../../api/office-postings.ts'
import type { Tx } from '../store/schema.ts'
import type { PostingTable } from '../store/schema-postings.ts'
import type { ReadPosting } from './read-file.ts'

/** Whose list it is, and whether it names everything there is of it. */
export interface ListOf {
  source: string
  whole: boolean
}

/** What a list does to the postings as they stand. */
export interface Comparison {
  token: string
  added: ReadPosting[]
  changed: ReadPosting[]
  /** A list had named them no more, and names them again. */
  returned: ReadPosting[]
  /** The office withdrew them, and they stay so: how many the list names, and those that it says other things of by now. */
  keptCount: number
  kept: ReadPosting[]
  unchanged: number
  withdrawn: string[]
  /** Open postings of this source before. */
  open: number
  /** Lines about postings of another source. */
  wrong: WrongPosting[]
}

type Known = Pick<PostingTable, 'id' | 'source' | 'state' | 'mark' | 'closesOn' | 'withdrawnBy'>

/**
 * Compares a list with what is stored. What a whole list names no more is withdrawn, but for what is past its last day
 * on `today`: it ended by itself. The token is the hash of all that would be done.
 */
export async function compare(tx: Tx, postings: readonly ReadPosting[], { source, whole }: ListOf, today: string): Promise<Comparison> {
  const rows: Known[] = await tx.selectFrom('postings').select(['id', 'source', 'state', 'mark', 'closesOn', 'withdrawnBy']).execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  const found: Omit<Comparison, 'token' | 'withdrawn' | 'open'> = { added: [], changed: [], returned: [], keptCount: 0, kept: [], unchanged: 0, wrong: [] }
  const hash = createHash('sha256').update(`${source} ${String(whole)}\n`)
  for (const posting of postings) {
    const before = known.get(posting.id)
    if (before && before.source !== source) found.wrong.push({ line: posting.line, reason: 'other-source', value: posting.id })
    else {
      const isKept = before?.state === 'withdrawn' && before.withdrawnBy === 'office'
      if (isKept) found.keptCount += 1
      if (before?.mark === posting.mark && (isKept || before.state === 'open')) {
        found.unchanged += isKept ? 0 : 1
        continue
      }
      const list = before === undefined ? 'added' : before.state === 'open' ? 'changed' : isKept ? 'kept' : 'returned'
      found[list].push(posting)
      hash.update(`${list} ${posting.id} ${posting.mark} ${before?.mark ?? ''}\n`)
    }
  }
  const own = rows.filter((row) => row.source === source && row.state === 'open')
  const named = new Set(postings.map(({ id }) => id))
  const isOver = ({ closesOn }: Known): boolean => closesOn !== null && closesOn < today
  const withdrawn = whole ? own.filter((row) => !named.has(row.id) && !isOver(row)).map(({ id }) => id).toSorted() : []
  hash.update(withdrawn.map((id) => `withdrawn ${id}\n`).join(''))
  return { ...found, withdrawn, open: own.length, token: hash.digest('hex') }
}
