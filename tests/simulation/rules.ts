import fc from 'fast-check'
import { type Change, conflictType, type RemoveChange, type Result, type Row, type SetChange } from '../../src/sync/change.ts'
import { offerAgain } from '../../src/sync/offer.ts'
import { ModelDevice, ModelServer } from '../unit/sync/model.ts'
import { Truth } from './truth.ts'
import { Broken } from './broken.ts'

/**
 * The rules of `src/sync` alone: devices and a server that are nothing but what the rules say, so that histories can be
 * lived by the ten thousand.
 */

const places = ['r1.a', 'r1.b', 'r2.a'] as const
const split = (place: string): [string, string] => place.split('.') as [string, string]

/** A device that also knows removals and dismissals, and offers everything again to a server that was restored. */
class Device extends ModelDevice {
  removals = new Map<string, RemoveChange>()
  dismissals = new Map<string, RemoveChange>()
  history = 0

  /** What is not there has no name that an edit could be made on top of. */
  override shown(record: string, field: string) {
    const found = super.shown(record, field)
    return found.value === undefined ? { value: undefined, ids: [] } : found
  }

  override receive(asked: number, results: readonly Result[], rows: readonly Row[]) {
    if (asked !== this.cursor) return
    for (const row of rows) {
      if (row.kind === 'set') this.removals.delete(row.record)
      if (row.kind !== 'remove') continue
      const seen = Object.fromEntries([...this.rows.values()].filter(({ record }) => record === row.record).map(({ field, id }) => [field, [id]]))
      const removal: RemoveChange = { id: row.id, kind: 'remove', type: row.type, record: row.record, seen, at: 0 }
      if (row.type === conflictType) this.dismissals.set(row.record, { ...removal, seen: {} })
      else this.removals.set(row.record, removal)
    }
    super.receive(asked, results, rows)
  }

  /** Begins anew at a server whose history is another one. */
  meet(history: number) {
    if (this.history === history) return
    this.history = history
    const held = { rows: [...this.rows.values()], conflicts: [...this.conflicts.values()], removals: [...this.removals.values()], dismissals: [...this.dismissals.values()] }
    const waiting = new Set(this.pending.map(({ change }) => change.id))
    const offers = offerAgain(held).filter(({ id }) => !waiting.has(id))
    this.pending = [...offers.map((change) => ({ order: 0, change, attempted: true, outcome: null })), ...this.pending]
    for (const table of [this.rows, this.conflicts, this.removals, this.dismissals]) table.clear()
    this.cursor = 0
  }
}

type Step =
  | { do: 'write'; device: number; place: string; same: boolean; looks: boolean }
  | { do: 'exchange'; device: number; lost: 'nothing' | 'request' | 'answer' }
  | { do: 'remove'; device: number; record: string }
  | { do: 'settle'; device: number; which: number; choice: 'take' | 'dismiss' }
  | { do: 'insist'; device: number; place: string; times: number }
  | { do: 'clock'; device: number; clock: number }
  | { do: 'echo'; which: number }
  | { do: 'backUp' }
  | { do: 'restore' }

const device = fc.nat(2)
const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary })
const always = <T extends string>(name: T) => fc.constant(name)
const everyday = [
  weighted(8, fc.record({ do: always('write'), device, place: fc.constantFrom(...places), same: fc.boolean(), looks: fc.boolean() })),
  weighted(8, fc.record({ do: always('exchange'), device, lost: fc.constantFrom('nothing' as const, 'nothing' as const, 'request' as const, 'answer' as const) })),
  weighted(2, fc.record({ do: always('remove'), device, record: fc.constantFrom('r1', 'r2') })),
  weighted(3, fc.record({ do: always('settle'), device, which: fc.nat(3), choice: fc.constantFrom('take' as const, 'dismiss' as const) })),
  // A word typed on and on, each time in a request whose answer is lost: more of them than a change can name.
  weighted(1, fc.record({ do: always('insist'), device, place: fc.constantFrom(...places), times: fc.integer({ min: 7, max: 12 }) })),
  weighted(1, fc.record({ do: always('clock'), device, clock: fc.integer({ min: -1e12, max: 1e13 }) })),
  weighted(3, fc.record({ do: always('echo'), which: fc.nat(60) })),
]
const upheavals = [weighted(1, fc.record({ do: always('backUp') })), weighted(1, fc.record({ do: always('restore') }))]

/** Histories of the rules; `restores`: of servers that are put back to a copy, too. */
export const ruleHistories = (restores: boolean): fc.Arbitrary<Step[]> =>
  fc.array(fc.oneof(...everyday, ...(restores ? upheavals : [])), { minLength: 1, maxLength: 60, size: 'max' })

class Scene {
  server = new ModelServer()
  copy: ModelServer | null = null
  history = 0
  devices = ['A', 'B', 'C'].map((name) => new Device(name, 500_000))
  truth = new Truth()
  delivered: { from: string; changes: Change[]; history: number }[] = []
  written = 0
  /** Records of which somebody was asked whether they are to be removed still, be it before a restore. */
  asked = new Set<string>()
  /** Which conflict a change settled. */
  settled = new Map<string, string>()

  exchange(from: Device, lost: 'nothing' | 'request' | 'answer') {
    const sameHistory = from.history === this.history
    const changes = from.request()
    const asked = sameHistory ? from.cursor : 0
    if (lost === 'request') return
    this.delivered.push({ from: from.name, changes, history: this.history })
    const results = changes.map((change) => this.take(from, change))
    if (lost === 'answer') return
    if (!sameHistory) {
      // What the new history said of these is asked again: they go out once more with all that is held, in the same pass.
      from.meet(this.history)
      this.exchange(from, 'nothing')
      return
    }
    from.receive(asked, results, this.server.feed(asked))
  }

  /** What is replaced unseen has to be told before what replaces it, wherever the feed is cut. */
  take(from: Device, change: Change): Result {
    const isNew = !this.server.journal.has(change.id)
    const result = this.server.take(from.name, change)
    for (const { about, winner, rev } of isNew ? this.server.conflicts.values() : []) {
      if (about.field === '') this.asked.add(about.record)
      const standing = this.server.registers.get(`search/${about.record}`)?.get(about.field)
      if (winner === change.id && standing?.id === winner && standing.rev < rev) throw new Broken('I6', `${winner} is told before what it replaced`)
    }
    return result
  }

  play(step: Step) {
    this.server.now += 1000
    if (step.do === 'backUp') this.copy = structuredCopy(this.server)
    else if (step.do === 'restore') this.restore()
    else if (step.do === 'echo') {
      const sent = this.delivered[step.which]
      if (sent?.history === this.history) for (const change of sent.changes) this.server.take(sent.from, change)
    } else {
      const actor = this.devices[step.device]
      if (actor) this.act(actor, step)
    }
  }

  act(actor: Device, step: Extract<Step, { device: number }>) {
    actor.clock += 1000
    if (step.do === 'clock') actor.clock = step.clock
    else if (step.do === 'insist') {
      for (let time = 0; time < step.times; time += 1) {
        this.write(actor, step.place, { same: false })
        this.exchange(actor, 'answer')
      }
    }
    else if (step.do === 'exchange') this.exchange(actor, step.lost)
    else if (step.do === 'remove') {
      const shown = places.filter((place) => place.startsWith(`${step.record}.`)).map((place) => actor.shown(...split(place)))
      const over = shown.filter(({ value }) => value !== undefined).flatMap(({ ids }) => ids)
      // As on a phone: what is not there is left alone.
      if (over.length === 0) return
      const earlier = actor.pending.filter(({ change }) => change.kind === 'remove')
      actor.remove(step.record, ['a', 'b'])
      actor.pending.unshift(...earlier.filter((each) => !actor.pending.includes(each)))
      const id = actor.pending.at(-1)?.change.id ?? ''
      this.truth.note({ id, person: 'hanako', phone: actor.name, place: step.record, over, value: null })
    } else if (step.do === 'write') {
      if (step.looks) actor.look(...split(step.place))
      this.write(actor, step.place, step)
    } else this.settle(actor, step)
  }

  write(actor: Device, place: string, { same }: { same: boolean }) {
    const [record, field] = split(place)
    const over = (actor.onScreen.get(place) ?? actor.shown(record, field)).ids
    const value = same ? 'the same' : `${(this.written += 1)}`
    const id = actor.write(record, field, value)
    this.truth.note({ id, person: 'hanako', phone: actor.name, place, over, value })
  }

  settle(actor: Device, { which, choice }: Extract<Step, { do: 'settle' }>) {
    const waiting = actor.pending.map(({ change }) => change)
    const isSettled = ({ id, loser, winner }: { id: string; loser: { id: string }; winner: string }) =>
      waiting.some((change) => (change.kind === 'set' ? change.based.includes(loser.id) && change.based.includes(winner) : change.record === id))
    const open = [...actor.conflicts.values()].filter((each) => !isSettled(each))
    const entry = open[which % Math.max(1, open.length)]
    if (!entry || entry.about.field === '') return
    const { record, field } = entry.about
    const stamp = { id: `settled-${(this.written += 1)}`, at: actor.clock }
    let change: Change = { ...stamp, kind: 'remove', type: conflictType, record: entry.id, seen: {} }
    if (choice === 'take') {
      const { ids } = actor.shown(record, field)
      const last = ids.at(-1)
      const based = [...new Set([...ids.slice(0, 5), entry.loser.id, entry.winner])].filter((id) => id !== last)
      const over = last === undefined ? based : [...based, last]
      change = { ...stamp, kind: 'set', ...entry.about, value: entry.loser.value, based: over } satisfies SetChange
      this.truth.note({ id: stamp.id, person: 'hanako', phone: actor.name, place: `${record}.${field}`, over: [...ids, ...over], value: typeof entry.loser.value === 'string' ? entry.loser.value : null })
      actor.onScreen.delete(`${record}.${field}`)
    }
    this.settled.set(stamp.id, entry.id)
    actor.pending.push({ order: (actor.order += 1), change, attempted: false, outcome: null })
  }

  restore() {
    if (!this.copy) return
    const kept = new Set(rootsOf(this.copy))
    for (const { rows, removals, conflicts, pending } of this.devices) {
      for (const { id } of [...rows.values(), ...removals.values()]) kept.add(id)
      for (const { loser } of conflicts.values()) kept.add(loser.id)
      for (const { change } of pending) kept.add(change.id)
    }
    for (const id of this.truth.deeds.keys()) if (!kept.has(id)) this.truth.excused.add(id)
    const { now } = this.server
    this.server = structuredCopy(this.copy)
    this.server.now = now
    this.history += 1
    this.truth.isRestored = true
  }

  judge() {
    for (let round = 0; round < 4; round += 1) for (const each of this.devices) this.exchange(each, 'nothing')
    const { server, devices, truth } = this
    const open = [...server.conflicts.values()].filter(({ settledBy }) => settledBy === null)
    const standing = JSON.stringify(places.map((place) => {
      const [record, field] = split(place)
      return server.tombstones.has(`search/${record}`) ? null : (server.registers.get(`search/${record}`)?.get(field)?.value ?? null)
    }))
    for (const each of devices) {
      const shown = JSON.stringify(places.map((place) => each.shown(...split(place)).value ?? null))
      if (each.pending.length > 0) throw new Broken('I14', `${each.name} is not done`)
      if (shown !== standing) throw new Broken('I2', `${each.name} shows ${shown} where the server has ${standing}`)
      if ([...each.conflicts.keys()].toSorted().join() !== open.map(({ id }) => id).toSorted().join()) throw new Broken('I3', `${each.name} has other conflicts than the server`)
    }
    // Whoever removed something knew what they removed, whatever became of the record.
    const removals = [...truth.deeds.values()].filter(({ id, value }) => value === null && server.journal.has(id)).map(({ id }) => id)
    const accounted = truth.accountedBy([...rootsOf(server), ...removals], new Map())
    for (const deed of truth.deeds.values()) {
      if (deed.value !== null && !accounted.has(deed.id) && !truth.excused.has(deed.id)) throw new Broken('I1', `${deed.value} (${deed.id}) at ${deed.place} stands nowhere`)
    }
    for (const { loser, winner, about } of truth.isRestored ? [] : server.conflicts.values()) {
      if (about.field !== '' && (truth.knew(winner, loser.id) || truth.knew(loser.id, winner))) throw new Broken('I4', `${loser.id} and ${winner} knew of each other`)
    }
    // One that was let go between a restore and the first word with that server is asked about once more.
    for (const [id, conflict] of truth.isRestored ? [] : this.settled) {
      if (server.journal.has(id) && open.some((each) => each.id === conflict)) throw new Broken('I3', `${conflict} is open, though it was settled`)
    }
    for (const { loser, winner, about, settledBy } of server.conflicts.values()) {
      const standing = server.registers.get(`search/${about.record}`)?.get(about.field)
      if (standing?.id === winner && settledBy === null && standing.value === loser.value) throw new Broken('I4', `${loser.id} and ${winner} are one and the same value`)
    }
    for (const { id, at } of [...server.registers.values()].flatMap((fields) => [...fields.values()])) {
      if (at > server.now) throw new Broken('I10', `${id} counts as written later than now`)
    }
    this.judgeRemovals()
    const before = JSON.stringify(server.feed(0))
    for (const sent of this.delivered.toReversed()) {
      if (sent.history === this.history) for (const change of sent.changes) server.take(sent.from, change)
    }
    if (JSON.stringify(server.feed(0)) !== before) throw new Broken('I5', 'delivered once more, requests changed what the server keeps')
  }

  /** A record whose every value was removed knowingly stays away, or somebody was asked: while a device knows, no restore brings it back. */
  judgeRemovals() {
    const { server, truth } = this
    const deeds = [...truth.deeds.values()].filter(({ id }) => !truth.excused.has(id))
    for (const { id, place } of deeds.filter(({ value }) => value === null)) {
      const isHere = !server.tombstones.has(`search/${place}`) && server.registers.has(`search/${place}`)
      const values = deeds.filter((each) => each.value !== null && each.place.startsWith(`${place}.`))
      if (isHere && !this.asked.has(place) && values.every((each) => truth.knew(id, each.id))) throw new Broken('I18', `${place} is there again, though it was removed (${id})`)
    }
  }
}

/** What stands at the server for the changes that made it. */
function rootsOf(server: ModelServer): string[] {
  const registers = [...server.registers.values()].flatMap((fields) => [...fields.values()]).flatMap(({ id, same }) => [id, ...same])
  const removed = [...server.tombstones.values()].flatMap(({ id, seen }) => [id, ...Object.values(seen).flat()])
  const kept = [...server.conflicts.values()].flatMap(({ loser, settledBy }) => [loser.id, ...(settledBy === null ? [] : [settledBy])])
  return [...registers, ...removed, ...kept]
}

const structuredCopy = (server: ModelServer): ModelServer => Object.assign(new ModelServer(), structuredClone(Object.fromEntries(Object.entries(server))))

/** Lives one history of the rules and judges where it led. Throws `Broken`. */
export function liveByRules(steps: readonly Step[]): void {
  const scene = new Scene()
  for (const step of steps) scene.play(step)
  scene.judge()
}
