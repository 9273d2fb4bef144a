import type { Json } from '../../../src/domain/json.ts'
import type { Change, ConflictRow, RemoveRow, Result, Row, SetRow } from '../../../src/sync/change.ts'
import { decideDismissal, decideRemove, decideSet, type Decision } from '../../../src/sync/decide.ts'
import { compose, composeRemoval, type Pending, show, type Shown } from '../../../src/sync/pending.ts'
import type { Conflict, RecordState, Register, Tombstone } from '../../../src/sync/records.ts'

/** The rules with nothing around them: a server and devices in memory, for histories by the thousand. */

const recordKey = (type: string, record: string) => `${type}/${record}`

export class ModelServer {
  rev = 0
  now = 1_000_000
  registers = new Map<string, Map<string, Register>>()
  tombstones = new Map<string, Tombstone>()
  conflicts = new Map<string, Conflict>()
  journal = new Map<string, Result>()
  /** Changes that brought a value equal to the standing one, by the id they were merged into. */
  merged = new Map<string, string>()

  state(type: string, record: string): RecordState {
    const key = recordKey(type, record)
    const conflicts = [...this.conflicts.values()].filter(({ about }) => recordKey(about.type, about.record) === key)
    return { registers: this.registers.get(key) ?? new Map(), tombstone: this.tombstones.get(key) ?? null, conflicts }
  }

  take(device: string, change: Change): Result {
    const known = this.journal.get(change.id)
    if (known) return known
    const context = { now: this.now, device, nextRev: () => ++this.rev }
    const decision = this.decide(change, context)
    for (const write of decision.writes) {
      if (write.kind === 'conflict') this.conflicts.set(write.conflict.id, write.conflict)
      else if (write.kind === 'tombstone') this.tombstones.set(recordKey(write.tombstone.type, write.tombstone.record), write.tombstone)
      else if (write.kind === 'revived') this.tombstones.delete(recordKey(write.type, write.record))
      else {
        const key = recordKey(write.register.type, write.register.record)
        for (const id of write.register.same) this.merged.set(id, write.register.id)
        const fields = new Map(this.registers.get(key))
        fields.set(write.register.field, write.register)
        this.registers.set(key, fields)
      }
    }
    const result = { id: change.id, outcome: decision.outcome }
    this.journal.set(change.id, result)
    return result
  }

  private decide(change: Change, context: { now: number; device: string; nextRev: () => number }): Decision {
    if (change.kind === 'set') return decideSet(change, this.state(change.type, change.record), context)
    if (change.type !== 'conflict') return decideRemove(change, this.state(change.type, change.record), context)
    return decideDismissal(change, this.conflicts.get(change.record) ?? null, context)
  }

  feed(cursor: number): Row[] {
    const rows: Row[] = []
    for (const fields of this.registers.values()) {
      for (const { history: _history, same: _same, device: _device, ...told } of fields.values()) rows.push({ kind: 'set', ...told })
    }
    for (const { type, record, id, rev } of this.tombstones.values()) rows.push({ kind: 'remove', type, record, id, rev })
    for (const { settledBy, ...entry } of this.conflicts.values()) {
      if (settledBy === null) rows.push({ kind: 'conflict', ...entry })
      else rows.push({ kind: 'remove', type: 'conflict', record: entry.id, id: settledBy, rev: entry.rev })
    }
    return rows.filter(({ rev }) => rev > cursor).toSorted((a, b) => a.rev - b.rev)
  }
}

let ids = 0
/** Ids whose order says nothing about the order they were made in. */
const newId = () => `${((++ids * 2654435761) % 4294967296).toString(16)}-${ids}`

export class ModelDevice {
  rows = new Map<string, SetRow>()
  conflicts = new Map<string, ConflictRow>()
  gone = new Map<string, RemoveRow>()
  pending: Pending[] = []
  cursor = 0
  order = 0
  /** What the person sees in an open field: it does not follow the feed by itself. */
  onScreen = new Map<string, Shown>()

  name: string
  clock: number

  constructor(name: string, clock: number) {
    this.name = name
    this.clock = clock
  }

  shown(record: string, field: string): Shown {
    const pending = this.pending.filter(({ change }) => change.type === 'search' && change.record === record)
    return show(this.rows.get(`${record}.${field}`), pending, field)
  }

  look(record: string, field: string) {
    this.onScreen.set(`${record}.${field}`, this.shown(record, field))
  }

  /** Writes over what is on screen, which may be older than what was received. */
  write(record: string, field: string, value: Json): string {
    const over = this.onScreen.get(`${record}.${field}`) ?? this.shown(record, field)
    const newest = this.pending.findLast(({ change }) => change.kind === 'set' && change.record === record && change.field === field)
    const { change, replaces } = compose({ type: 'search', record, field, value }, over, newest, { id: newId(), at: this.clock })
    if (replaces) this.pending = this.pending.filter((pending) => pending !== newest)
    this.pending.push({ order: ++this.order, change, attempted: false, outcome: null })
    this.onScreen.set(`${record}.${field}`, { value, ids: [change.id, ...change.based] })
    return change.id
  }

  remove(record: string, fields: readonly string[]) {
    const shown = new Map<string, Shown>()
    for (const field of fields) {
      const reading = this.shown(record, field)
      if (reading.value !== undefined) shown.set(field, reading)
      this.onScreen.delete(`${record}.${field}`)
    }
    const change = composeRemoval({ type: 'search', record }, shown, { id: newId(), at: this.clock })
    this.pending = this.pending.filter((pending) => pending.change.record !== record || pending.outcome !== null)
    this.pending.push({ order: ++this.order, change, attempted: false, outcome: null })
  }

  request(): Change[] {
    const waiting = this.pending.filter(({ outcome }) => outcome === null)
    this.pending = this.pending.map((pending) => ({ ...pending, attempted: true }))
    return waiting.map(({ change }) => change)
  }

  receive(asked: number, results: readonly Result[], rows: readonly Row[]) {
    if (asked !== this.cursor) return
    const outcomes = new Map(results.map(({ id, outcome }) => [id, outcome]))
    this.pending = this.pending.filter(({ change }) => !outcomes.has(change.id))
    for (const row of rows) {
      this.cursor = row.rev
      if (row.kind === 'conflict') this.conflicts.set(row.id, row)
      else if (row.kind === 'set') this.rows.set(`${row.record}.${row.field}`, row)
      else if (row.type === 'conflict') this.conflicts.delete(row.record)
      else for (const [key, held] of this.rows) if (held.record === row.record) this.rows.delete(key)
    }
  }
}

/** One exchange; `lost` says what the network swallowed. */
export function exchange(device: ModelDevice, server: ModelServer, lost: 'nothing' | 'request' | 'answer', repeated = false) {
  const changes = device.request()
  const asked = device.cursor
  if (lost === 'request') return
  const results = changes.map((change) => server.take(device.name, change))
  if (repeated) for (const change of changes.toReversed()) server.take(device.name, change)
  if (lost === 'nothing') device.receive(asked, results, server.feed(asked))
}
