import type { Json } from '../domain/json.ts'
import { maxBased } from './based.ts'
import type { Change, Outcome, RemoveChange, SetChange, SetRow } from './change.ts'

/**
 * How a device writes. What the server confirmed (rows) and what it has not (pending changes) are kept apart, and what
 * a person sees is always: rows, with own unfinished changes on top.
 */

/** A change that the server has not finished with. */
export interface Pending {
  /** Changes are sent in this order. */
  order: number
  change: Change
  /** Whether it ever was in a request: then the server may have it, and it must be named by whatever replaces it. */
  attempted: boolean
  /**
   * What the server said. The change still stands on screen until the feed has been read to its end, for only then do
   * the rows hold what the outcome speaks of.
   */
  outcome: Outcome | null
}

/** A value as shown, with the ids that a write over it must name: its own, its ancestors, the last confirmed one last. */
export interface Shown {
  value: Json | undefined
  ids: readonly string[]
}

/** What a field shows: the newest own change, else the row. Sets and removals of `pending` must be in order. */
export function show(row: SetRow | undefined, pending: readonly Pending[], field: string): Shown {
  const newest = pending.findLast(({ change }) => change.kind === 'remove' || change.field === field)?.change
  if (newest?.kind === 'set') return { value: newest.value, ids: [newest.id, ...newest.based] }
  if (newest?.kind === 'remove') return { value: undefined, ids: [newest.id, ...(newest.seen[field] ?? [])].slice(0, maxBased) }
  return row ? { value: row.value, ids: [row.id] } : { value: undefined, ids: [] }
}

export interface Edit {
  type: string
  record: string
  field: string
  value: Json
}

/**
 * Turns an edit into a change made on top of `over`, what was on screen. `replaces` says that `newest`, the field's
 * newest pending change, gives way to it: a word typed on needs no journey of its own. It never does once more
 * attempted ids would have to be named than a change can hold; then it stays in the queue and goes before this one.
 */
export function compose(
  edit: Edit,
  over: Shown,
  newest: Pending | undefined,
  { id, at }: { id: string; at: number },
): { change: SetChange; replaces: boolean } {
  const { type, record, field, value } = edit
  const set = (based: readonly string[]): SetChange => ({ id, kind: 'set', type, record, field, value, based: [...based], at })
  const typedOn = newest?.change.kind === 'set' && newest.outcome === null && newest.change.id === over.ids[0]
  if (!typedOn) return { change: set(nameable(over.ids)), replaces: false }
  if (!newest.attempted) return { change: set(over.ids.slice(1)), replaces: true }
  if (over.ids.length <= maxBased) return { change: set(over.ids), replaces: true }
  // The newest stays queued before this one, so its own id is ground enough.
  const [first, last] = [over.ids[0], over.ids.at(-1)]
  return { change: set([first, last].filter((known) => known !== undefined)), replaces: false }
}

/** The ids of a chain that fit into one change: the newest ones, and the last confirmed one last. */
const nameable = (ids: readonly string[]): readonly string[] =>
  ids.length <= maxBased ? ids : [...ids.slice(0, maxBased - 1), ...ids.slice(-1)]

/** Turns the removal of a record into a change that names what was on screen in every field. */
export function composeRemoval(
  { type, record }: { type: string; record: string },
  shown: ReadonlyMap<string, Shown>,
  { id, at }: { id: string; at: number },
): RemoveChange {
  const seen: Record<string, string[]> = {}
  for (const [field, { ids }] of shown) seen[field] = [...ids]
  return { id, kind: 'remove', type, record, seen, at }
}
