import { setImmediate as nextTurn } from 'node:timers/promises'
import { type FileKind, mostNamed, type PlannedPosting, type PostingsDone, type PostingsPlan, type PostingsUnreadable } from '../../api/office-postings.ts'
import { dateInJapan } from '../../domain/business-days.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import type { Services } from '../services.ts'
import { hold } from '../store/engine.ts'
import type { Tx } from '../store/schema.ts'
import type { PostingTable } from '../store/schema-postings.ts'
import { changed as postingsChanged } from './changed.ts'
import { compare, type Comparison, type ListOf } from './compare.ts'
import { changesOf } from './differences.ts'
import type { ReadPosting } from './read-file.ts'
import { readPostings, type ReadPostings } from './reading.ts'

/** A file of postings as somebody hands it in, or as it was fetched. */
export interface PostingsFile extends ListOf {
  bytes: Uint8Array
  kind: FileKind
}

export type TakingRefusal =
  | { code: 'unreadable'; problem: PostingsUnreadable }
  /** Lines are wrong: nothing of the file is taken. */
  | { code: 'wrong'; plan: PostingsPlan }
  /** The file would do something else by now than what was shown. */
  | { code: 'changed' }
  /** So much would be withdrawn that the file is likely to be broken: somebody has to look. */
  | { code: 'too-few'; withdrawn: number; open: number }
type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: TakingRefusal }

/** How many rows are written at once, before whoever else asks the server has their turn. */
const rowsAtOnce = 100

/** The dry run: what a file would do, and what is wrong with it, line by line. Writes nothing. */
export async function planPostings({ store, clock }: Pick<Services, 'store' | 'clock'>, { bytes, kind, source, whole }: PostingsFile): Promise<Outcome<PostingsPlan>> {
  const read = await readPostings(bytes, kind)
  if (!read.ok) return { ok: false, refusal: { code: 'unreadable', problem: read.problem } }
  const today = dateInJapan(clock())
  return store.read(async (tx) => ({ ok: true, value: await planOf(tx, read.value, await compare(tx, read.value.postings, { source, whole }, today)) }))
}

/** Whether a list must be exactly what was shown (`token`), or may do what it does, unless it withdraws more than half of many. */
export type Leave = { token: string } | 'anything' | 'nothing-rash'

/** Takes a file in, all of it in one transaction or nothing. Doing it again changes nothing. */
export async function takePostingsIn(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  { bytes, kind, source, whole }: PostingsFile,
  leave: Leave,
  actor: Actor,
): Promise<Outcome<PostingsDone>> {
  const read = await readPostings(bytes, kind)
  if (!read.ok) return { ok: false, refusal: { code: 'unreadable', problem: read.problem } }
  const now = clock()
  return store.write(async (tx) => {
    await hold(tx, 'postings')
    const found = await compare(tx, read.value.postings, { source, whole }, dateInJapan(now))
    if (read.value.wrongCount + found.wrong.length > 0) return { ok: false, refusal: { code: 'wrong', plan: await planOf(tx, read.value, found) } }
    if (typeof leave === 'object' && leave.token !== found.token) return { ok: false, refusal: { code: 'changed' } }
    if (leave === 'nothing-rash' && isRash(found)) return { ok: false, refusal: { code: 'too-few', withdrawn: found.withdrawn.length, open: found.open } }
    const { unchanged } = found
    const done = { added: found.added.length, changed: found.changed.length, returned: found.returned.length, withdrawn: found.withdrawn.length, unchanged }
    if (done.added + done.changed + done.returned + done.withdrawn + found.kept.length === 0) return { ok: true, value: done }
    await put(tx, [...found.added, ...found.changed, ...found.returned], { source, state: 'open', withdrawnBy: null }, now)
    await put(tx, found.kept, { source, state: 'withdrawn', withdrawnBy: 'office' }, now)
    await withdraw(tx, found.withdrawn, now)
    await postingsChanged(tx, now)
    await recordAudit(tx, { actor, action: 'posting.taken-in', detail: { source, ...done } }, now)
    return { ok: true, value: done }
  })
}

/** A handful of postings may go at once; more than half of many are a list that broke off. */
const isRash = ({ withdrawn, open }: Comparison): boolean => withdrawn.length > 20 && withdrawn.length * 2 > open

async function put(tx: Tx, postings: readonly ReadPosting[], state: Pick<PostingTable, 'source' | 'state' | 'withdrawnBy'>, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  for (let first = 0; first < postings.length; first += rowsAtOnce) {
    const rows = postings.slice(first, first + rowsAtOnce)
    await tx
      .insertInto('postings')
      .values(rows.map(({ id, mark, words, body, closesOn }) => ({ id, mark, words, body, closesOn, ...state, since: 0, createdAt: at, updatedAt: at })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          mark: eb.ref('excluded.mark'), words: eb.ref('excluded.words'), body: eb.ref('excluded.body'), closesOn: eb.ref('excluded.closesOn'),
          state: eb.ref('excluded.state'), withdrawnBy: eb.ref('excluded.withdrawnBy'), updatedAt: at,
        })),
      )
      .execute()
    await nextTurn()
  }
}

async function withdraw(tx: Tx, ids: readonly string[], now: number): Promise<void> {
  const updatedAt = new Date(now).toISOString()
  for (let first = 0; first < ids.length; first += rowsAtOnce) {
    const some = ids.slice(first, first + rowsAtOnce)
    await tx.updateTable('postings').set({ state: 'withdrawn', withdrawnBy: 'list', updatedAt }).where('id', 'in', some).execute()
    await nextTurn()
  }
}

async function planOf(tx: Tx, read: ReadPostings, found: Comparison): Promise<PostingsPlan> {
  const changed = found.changed.slice(0, mostNamed)
  const withdrawn = found.withdrawn.slice(0, mostNamed)
  const bodies = await bodiesOf(tx, [...changed.map(({ id }) => id), ...withdrawn])
  const named = (postings: readonly ReadPosting[]): PlannedPosting[] => postings.slice(0, mostNamed).map(({ id, title }) => ({ id, title, fields: [] }))
  const titleOf = (id: string): string => {
    const { title } = JSON.parse(bodies.get(id) ?? '{"title":{}}') as { title: { ja?: string; en?: string } }
    return title.ja ?? title.en ?? id
  }
  return {
    token: found.token,
    encoding: read.encoding,
    counts: {
      added: found.added.length, changed: found.changed.length, returned: found.returned.length, unchanged: found.unchanged,
      withdrawn: found.withdrawn.length, kept: found.keptCount, wrong: read.wrongCount + found.wrong.length, doubtful: read.doubtfulCount,
    },
    added: named(found.added),
    changed: changed.map(({ id, title, body }) => ({ id, title, fields: changesOf(bodies.get(id) ?? body, body) })),
    returned: named(found.returned),
    withdrawn: withdrawn.map((id) => ({ id, title: titleOf(id), fields: [] })),
    wrong: [...read.wrong, ...found.wrong].slice(0, mostNamed).toSorted((a, b) => a.line - b.line),
    doubtful: read.doubtful,
  }
}

async function bodiesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('postings').select(['id', 'body']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, body }) => [id, body]))
}
