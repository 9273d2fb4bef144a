import type { Conflict, RecordState, Register, Tombstone, Write } from '../../sync/records.ts'
import { lockFeed, lockFreeFeeds, putRevs } from '../store/accounts.ts'
import { addHistory, type Step } from '../store/history.ts'
import { type Entry, keyOf, liftTombstone, loadAll, loadConflicts, loadFields, type Read, saveEntries } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'
import { followName } from './follow-name.ts'
import { isTraced, type Sight, sightOf, stepsBetween } from './trace.ts'

export interface RecordName {
  type: string
  record: string
}

/** So few fields of a record are read by themselves. */
const fewFields = 8

interface State extends RecordState {
  registers: Map<string, Register>
  tombstone: Tombstone | null
  conflicts: Conflict[]
}

const slotOf = ({ kind, type, record, name }: ReturnType<typeof keyOf>): string => JSON.stringify([kind, type, record, name])
const nameOf = (write: Exclude<Write, { kind: 'conflict' }>): RecordName => {
  const { type, record } = write.kind === 'register' ? write.register : write.kind === 'tombstone' ? write.tombstone : write
  return { type, record }
}
const revOf = (entry: Entry): number =>
  entry.kind === 'register' ? entry.register.rev : entry.kind === 'tombstone' ? entry.tombstone.rev : entry.conflict.rev
const textOf = ({ type, record }: RecordName): string => JSON.stringify([type, record])

/** A record that a batch touches: by a change of one field, or otherwise. */
export type Touched = RecordName & { field?: string }

/** The fields that are enough to decide what touches a record; null: all of it is needed, as for its history. */
function fieldsOf(touched: readonly Touched[]): Set<string> | null {
  const fields = new Set(touched.flatMap(({ field }) => (field === undefined ? [] : [field])))
  const isNarrow = touched.every(({ type, field }) => field !== undefined && !isTraced(type)) && fields.size <= fewFields
  return isNarrow ? fields : null
}

/**
 * One account's notebook while a batch is decided: the records the batch touches are read once, every decision sees what
 * the ones before it wrote, and all is written once at the end. Lives inside one write transaction, which holds the
 * account's row: that is what makes `rev` a true order.
 */
export class Ledger {
  /** The last place in the feed drawn so far. */
  rev: number
  readonly #tx: Tx
  readonly #account: string
  readonly #firstRev: number
  readonly #states = new Map<string, State>()
  readonly #conflicts = new Map<string, Conflict>()
  readonly #written = new Map<string, Entry>()
  readonly #lifted = new Map<string, RecordName>()
  /** Traced records as they stood before anything was written to them. */
  readonly #first = new Map<string, { name: RecordName; gone: boolean; sight: Sight }>()

  private constructor(tx: Tx, account: string, rev: number) {
    this.#tx = tx
    this.#account = account
    this.#firstRev = rev
    this.rev = rev
  }

  /** Holds the account's row until the transaction ends. */
  static async open(tx: Tx, account: string): Promise<Ledger> {
    return new Ledger(tx, account, await lockFeed(tx, account))
  }

  /** Those of several accounts that can be held at once, without waiting for anybody. */
  static async openFree(tx: Tx, accounts: readonly string[]): Promise<Map<string, Ledger>> {
    const free = await lockFreeFeeds(tx, accounts)
    return new Map([...free].map(([account, rev]) => [account, new Ledger(tx, account, rev)]))
  }

  /** Draws the next place in the feed. */
  readonly nextRev = (): number => (this.rev += 1)

  /**
   * Reads what a batch will touch, once: records by name, and the records that conflict entries speak of. Of a record that
   * is named with `field`s alone, these are to be decided and no others.
   */
  load(records: readonly Touched[], conflicts: readonly string[]): Promise<void> {
    return Ledger.load(this.#tx, [{ ledger: this, records, conflicts }])
  }

  /** Reads what several batches will touch, each in its own ledger, together. */
  static async load(
    tx: Tx,
    batches: readonly { ledger: Ledger; records: readonly Touched[]; conflicts: readonly string[] }[],
  ): Promise<void> {
    const missing: (RecordName & { account: string; fields: Set<string> | null })[] = []
    for (const { ledger, records, conflicts } of batches) {
      const spokenOf = conflicts.length === 0 ? [] : await loadConflicts(tx, ledger.#account, conflicts)
      const touched = Map.groupBy<string, Touched>([...records, ...spokenOf.map(({ about: { type, record } }) => ({ type, record }))], textOf)
      for (const [key, [name, ...more]] of touched) {
        if (!name || ledger.#states.has(key)) throw new Error('a record is read once')
        ledger.#states.set(key, { registers: new Map(), tombstone: null, conflicts: [] })
        const { type, record } = name
        missing.push({ account: ledger.#account, type, record, fields: fieldsOf([name, ...more]) })
      }
    }
    const narrow = await loadFields(tx, missing.flatMap(({ fields, ...name }) => [...(fields ?? [])].map((field) => ({ ...name, name: field }))))
    // Whatever brings a record back brings back all of it.
    const gone = new Set(narrow.flatMap(({ account, entry }) => (entry.kind === 'tombstone' ? [account + textOf(entry.tombstone)] : [])))
    const whole = await loadAll(tx, missing.filter((name) => name.fields === null || gone.has(name.account + textOf(name))))
    const found = Map.groupBy([...narrow, ...whole], ({ account }) => account)
    for (const { ledger } of batches) for (const { entry } of found.get(ledger.#account) ?? []) ledger.#hold(entry)
  }

  /** A record as it stands after everything decided so far. It must have been loaded. */
  state(name: RecordName): RecordState {
    return this.#own(name)
  }

  /** A conflict entry of a loaded record, or null. */
  conflict(id: string): Conflict | null {
    return this.#conflicts.get(id) ?? null
  }

  /** Takes over what a decision wrote. */
  apply(writes: readonly Write[]): void {
    for (const write of writes) {
      if (write.kind !== 'conflict') this.#remember(nameOf(write))
      if (write.kind === 'revived') {
        this.#own(write).tombstone = null
        this.#written.delete(slotOf({ kind: 'tombstone', type: write.type, record: write.record, name: '' }))
        this.#lifted.set(textOf(write), write)
      } else {
        this.#hold(write)
        this.#written.set(slotOf(keyOf(write)), write)
        if (write.kind === 'tombstone') this.#lifted.delete(textOf(write.tombstone))
      }
    }
  }

  /**
   * Writes everything that was applied, and what changed in it for the person to read: at `now` (milliseconds) by
   * `device`.
   */
  save(by: { now: number; device: string }): Promise<void> {
    return Ledger.save(this.#tx, [{ ledger: this, ...by }])
  }

  /** Writes everything that was applied in several ledgers together. */
  static async save(tx: Tx, batches: readonly { ledger: Ledger; now: number; device: string }[]): Promise<void> {
    for (const { ledger } of batches) {
      for (const { type, record } of ledger.#lifted.values()) await liftTombstone(tx, ledger.#account, type, record)
    }
    await saveEntries(tx, batches.flatMap(({ ledger }) => [...ledger.#written.values()].map((entry) => ({ account: ledger.#account, entry }))))
    const grown = batches.filter(({ ledger }) => ledger.rev !== ledger.#firstRev)
    await putRevs(tx, grown.map(({ ledger }) => ({ account: ledger.#account, rev: ledger.rev })))
    const told = batches.map(({ ledger, now, device }) => ({ ledger, steps: ledger.#steps(), at: new Date(now).toISOString(), device }))
    await addHistory(tx, told.flatMap(({ ledger, steps, at, device }) => steps.map((step) => ({ account: ledger.#account, at, device, ...step }))))
    for (const { ledger, steps } of told) await followName(tx, ledger.#account, steps, (name) => ledger.#own(name).registers)
  }

  /**
   * The feed after `place`, in order, as it is once everything is saved; null when something from before this ledger was
   * opened belongs to it. What was just written need not be read again.
   */
  feedAfter(place: number): Read[] | null {
    if (place < this.#firstRev) return null
    return [...this.#written.values()]
      .map((entry) => ({ entry, rev: revOf(entry) }))
      .filter(({ rev }) => rev > place)
      .toSorted((a, b) => a.rev - b.rev)
  }

  #steps(): Step[] {
    return [...this.#first.values()].flatMap(({ name, ...before }) => stepsBetween(name, before, this.#sight(name)))
  }

  #remember(name: RecordName): void {
    if (isTraced(name.type) && !this.#first.has(textOf(name))) this.#first.set(textOf(name), { name, ...this.#sight(name) })
  }

  #sight(name: RecordName): { gone: boolean; sight: Sight } {
    const state = this.#own(name)
    return { gone: state.tombstone !== null, sight: sightOf(name.type, state) }
  }

  #own(name: RecordName): State {
    const state = this.#states.get(textOf(name))
    if (!state) throw new Error('a record was decided that the batch had not loaded')
    return state
  }

  #hold(entry: Entry): void {
    if (entry.kind === 'register') {
      this.#own(entry.register).registers.set(entry.register.field, entry.register)
    } else if (entry.kind === 'tombstone') {
      this.#own(entry.tombstone).tombstone = entry.tombstone
    } else {
      const state = this.#own(entry.conflict.about)
      state.conflicts = [...state.conflicts.filter(({ id }) => id !== entry.conflict.id), entry.conflict]
      this.#conflicts.set(entry.conflict.id, entry.conflict)
    }
  }
}
