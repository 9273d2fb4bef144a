import { sameJson } from '../domain/json.ts'
import type { RemoveChange, SetChange } from './change.ts'
import { type Conflict, maxHistory, type RecordState, type Register, type Tombstone, type Write } from './records.ts'

/**
 * What the server makes of one change. A change names what it was made on top of, so the rule can tell "replaced
 * knowingly" from "never seen"; a clock decides nothing but which of two unseen values is shown first.
 */

export interface Context {
  /** The server's clock in milliseconds: no change counts as later than this. */
  now: number
  device: string
  /** Draws the account's next place in the feed. */
  nextRev: () => number
}

export interface Decision {
  outcome: 'applied' | 'lost'
  code?: string
  writes: Write[]
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)].slice(0, maxHistory)
/** A field may have a name that every object answers to, such as `constructor`. */
const seenIn = (seen: RemoveChange['seen'], field: string): readonly string[] => (Object.hasOwn(seen, field) ? (seen[field] ?? []) : [])
const idsOf = (register: Register): string[] => [register.id, ...register.same]

/**
 * A device that writes where nothing was on screen, in a record that it removed itself, does so knowing of the removal. Is
 * that ever wrong, as with a copied phone, then only a notice is missing: what stood there was seen by whoever removed it.
 */
function overOwnRemoval(change: SetChange, { tombstone }: RecordState, { device }: Context): SetChange {
  return tombstone?.device === device && change.based.length === 0 ? { ...change, based: [tombstone.id] } : change
}

/** Decides a value for one field. */
export function decideSet(sent: SetChange, state: RecordState, context: Context): Decision {
  const change = overOwnRemoval(sent, state, context)
  const kept = state.registers.get(change.field)
  if (state.tombstone && removedKnowingly(change.id, state.tombstone, kept)) return { outcome: 'lost', writes: [] }
  const revival = state.tombstone ? revive(change, state.tombstone, state, context) : { writes: [], registers: state.registers }
  const register = revival.registers.get(change.field)
  if (register && idsOf(register).includes(change.id)) return { outcome: 'applied', writes: revival.writes }
  if (register?.history.includes(change.id)) return { outcome: 'lost', writes: revival.writes }

  const settled = settle(change, state, context).map((conflict): Write => ({ kind: 'conflict', conflict }))
  const decision = decideRegister(change, register, state, context)
  return { outcome: decision.outcome, writes: [...revival.writes, ...settled, ...decision.writes] }
}

function decideRegister(change: SetChange, register: Register | undefined, state: RecordState, context: Context): Decision {
  const at = Math.min(change.at, context.now)
  const put = (history: readonly string[]): Write => ({
    kind: 'register',
    register: {
      type: change.type,
      record: change.record,
      field: change.field,
      value: change.value,
      id: change.id,
      based: change.based,
      history: unique(history),
      same: [],
      at,
      device: context.device,
      rev: context.nextRev(),
    },
  })
  if (!register) return { outcome: 'applied', writes: [put(change.based)] }

  const accounted = [...change.based, ...idsOf(register), ...register.history]
  if (idsOf(register).some((id) => change.based.includes(id))) return { outcome: 'applied', writes: [put(accounted)] }

  if (sameJson(register.value, change.value)) {
    const merged = { ...register, same: [...register.same, change.id], history: unique([...register.history, ...change.based]) }
    return { outcome: 'applied', writes: [{ kind: 'register', register: merged }] }
  }

  const ours = { id: change.id, value: change.value, at, device: context.device }
  const theirs = { id: register.id, value: register.value, at: register.at, device: register.device }
  const wins = at > register.at || (at === register.at && change.id > register.id)
  const about = { type: change.type, record: change.record, field: change.field }
  // The loser is told before the value that replaces it: were it the other way round, a page cut between the two and
  // a server restored at that moment would leave no trace of it.
  const told = wins ? openConflict(about, theirs, change.id, state, context) : openConflict(about, ours, register.id, state, context)
  if (wins) return { outcome: 'applied', writes: [...told, put(accounted)] }
  const remembered = { ...register, history: unique([change.id, ...change.based, ...register.history]) }
  return { outcome: 'lost', writes: [...told, { kind: 'register', register: remembered }] }
}

/** Decides the removal of a record: an edit that the remover had not seen keeps the record alive. */
export function decideRemove(change: RemoveChange, state: RecordState, context: Context): Decision {
  const at = Math.min(change.at, context.now)
  if (state.tombstone) {
    const seen = { ...state.tombstone.seen }
    for (const [field, ids] of Object.entries(change.seen)) seen[field] = unique([...seenIn(seen, field), ...ids])
    return { outcome: 'applied', writes: [{ kind: 'tombstone', tombstone: { ...state.tombstone, seen } }] }
  }
  const unseen = [...state.registers.values()].find(
    (register) => !idsOf(register).some((id) => seenIn(change.seen, register.field).includes(id)),
  )
  if (unseen) {
    const about = { type: change.type, record: change.record, field: '' }
    const removal = { id: change.id, value: null, at, device: context.device }
    return { outcome: 'lost', code: 'edited-elsewhere', writes: openConflict(about, removal, unseen.id, state, context) }
  }
  const { id, type, record, seen } = change
  const tombstone: Tombstone = { type, record, id, seen, at, device: context.device, rev: context.nextRev() }
  return { outcome: 'applied', writes: [{ kind: 'tombstone', tombstone }] }
}

/** Decides that a person let a kept value go. */
export function decideDismissal(change: RemoveChange, conflict: Conflict | null, context: Context): Decision {
  if (!conflict || conflict.settledBy) return { outcome: 'applied', writes: [] }
  return { outcome: 'applied', writes: [{ kind: 'conflict', conflict: { ...conflict, settledBy: change.id, rev: context.nextRev() } }] }
}

const removedKnowingly = (id: string, tombstone: Tombstone, kept: Register | undefined): boolean =>
  Object.values(tombstone.seen).some((ids) => ids.includes(id)) ||
  (kept !== undefined && (idsOf(kept).includes(id) || kept.history.includes(id)))

function revive(change: SetChange, tombstone: Tombstone, state: RecordState, context: Context) {
  const { type, record } = change
  const knowing = change.based.includes(tombstone.id)
  const removal = { id: tombstone.id, value: null, at: tombstone.at, device: tombstone.device }
  const writes: Write[] = knowing ? [] : openConflict({ type, record, field: '' }, removal, change.id, state, context)
  writes.push({ kind: 'revived', type, record })
  const registers = new Map<string, Register>()
  for (const kept of state.registers.values()) {
    const register = { ...kept, rev: context.nextRev() }
    // Whoever brings a record back knowingly has seen what it held.
    if (knowing && kept.field === change.field) register.same = unique([...kept.same, tombstone.id])
    registers.set(kept.field, register)
    writes.push({ kind: 'register', register })
  }
  return { writes, registers }
}

/** The open conflicts that a change settles by naming both the loser and the winner as its ground. */
const settle = (change: SetChange, state: RecordState, context: Context): Conflict[] =>
  state.conflicts
    .filter(({ settledBy, loser, winner }) => !settledBy && change.based.includes(loser.id) && change.based.includes(winner))
    .map((conflict) => ({ ...conflict, settledBy: change.id, rev: context.nextRev() }))

/**
 * The same two values always make the same entry, so that telling it twice changes nothing. A register's history keeps
 * most of these from coming here; but it is bounded, and a revival has none.
 */
function openConflict(
  about: Conflict['about'],
  loser: Conflict['loser'],
  winner: string,
  state: RecordState,
  context: Context,
): Write[] {
  const id = `${loser.id}:${winner}`
  if (state.conflicts.some((conflict) => conflict.id === id)) return []
  return [{ kind: 'conflict', conflict: { id, about, loser, winner, rev: context.nextRev(), settledBy: null } }]
}
