import type { Conflict, RecordState, Register, Tombstone, Write } from '../../sync/records.ts'
import { lockFeed, putRev } from '../store/accounts.ts'
import { recordHistory } from '../store/history.ts'
import { type Entry, keyOf, liftTombstone, loadConflicts, loadRecords, saveEntries } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'
import { followName } from './follow-name.ts'
import { isTraced, type Sight, sightOf, stepsBetween } from './trace.ts'

export interface RecordName {
  type: string
  record: string
}

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
const textOf = ({ type, record }: RecordName): string => JSON.stringify([type, record])

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

  /** Draws the next place in the feed. */
  readonly nextRev = (): number => (this.rev += 1)

  /** Reads what a batch will touch: records by name, and the records that conflict entries speak of. */
  async load(records: readonly RecordName[], conflicts: readonly string[]): Promise<void> {
    const spokenOf = conflicts.length === 0 ? [] : await loadConflicts(this.#tx, this.#account, conflicts)
    const missing = new Map<string, RecordName>()
    for (const name of [...records, ...spokenOf.map(({ about }) => about)]) {
      if (!this.#states.has(textOf(name))) missing.set(textOf(name), name)
    }
    for (const key of missing.keys()) this.#states.set(key, { registers: new Map(), tombstone: null, conflicts: [] })
    for (const [type, names] of Map.groupBy(missing.values(), ({ type }) => type)) {
      const ids = names.map(({ record }) => record)
      for (const entry of await loadRecords(this.#tx, this.#account, type, ids)) this.#hold(entry)
    }
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
  async save({ now, device }: { now: number; device: string }): Promise<void> {
    for (const { type, record } of this.#lifted.values()) await liftTombstone(this.#tx, this.#account, type, record)
    await saveEntries(this.#tx, this.#account, [...this.#written.values()])
    if (this.rev !== this.#firstRev) await putRev(this.#tx, this.#account, this.rev)
    const steps = [...this.#first.values()].flatMap(({ name, ...before }) => stepsBetween(name, before, this.#sight(name)))
    await recordHistory(this.#tx, this.#account, steps, { at: new Date(now).toISOString(), device })
    await followName(this.#tx, this.#account, steps, (name) => this.#own(name).registers)
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
