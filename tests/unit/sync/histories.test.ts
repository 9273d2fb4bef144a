import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exchange, ModelDevice, ModelServer } from './model.ts'

const records = ['r1', 'r2']
const fields = ['a', 'b']

type Step =
  | { do: 'write'; device: number; record: string; field: string; value: number; looks: boolean }
  | { do: 'exchange'; device: number; lost: 'nothing' | 'request' | 'answer'; repeated: boolean }
  | { do: 'remove'; device: number; record: string }
  | { do: 'clock'; device: number; clock: number }

const place = { record: fc.constantFrom(...records), field: fc.constantFrom(...fields) }
const device = fc.nat(2)
const writeStep = fc.record({ do: fc.constant('write' as const), device, ...place, value: fc.nat(5), looks: fc.boolean() })
const exchangeStep = fc.record({
  do: fc.constant('exchange' as const),
  device,
  lost: fc.constantFrom('nothing' as const, 'nothing' as const, 'request' as const, 'answer' as const),
  repeated: fc.boolean(),
})
const clockStep = fc.record({ do: fc.constant('clock' as const), device, clock: fc.integer({ min: -1e12, max: 1e13 }) })
const removeStep = fc.record({ do: fc.constant('remove' as const), device, record: place.record })

const withoutRemovals = fc.array<Step>(fc.oneof({ weight: 4, arbitrary: writeStep }, { weight: 4, arbitrary: exchangeStep }, clockStep), { maxLength: 60, size: 'max' })
const withRemovals = fc.array<Step>(fc.oneof({ weight: 4, arbitrary: writeStep }, { weight: 4, arbitrary: exchangeStep }, removeStep), { maxLength: 60, size: 'max' })

interface Written {
  id: string
  place: string
  value: number
  /** Ids of the values this one knowingly replaced, by what was on screen. */
  over: Set<string>
}

function play(steps: Step[]) {
  const server = new ModelServer()
  const devices = ['A', 'B', 'C'].map((name) => new ModelDevice(name, 500_000))
  const written = new Map<string, Written>()
  for (const step of steps) {
    server.now += 1000
    const actor = devices[step.device]
    if (!actor) continue
    actor.clock += 1000
    if (step.do === 'clock') actor.clock = step.clock
    else if (step.do === 'remove') actor.remove(step.record, fields)
    else if (step.do === 'exchange') exchange(actor, server, step.lost, step.repeated)
    else {
      if (step.looks) actor.look(step.record, step.field)
      const onScreen = actor.onScreen.get(`${step.record}.${step.field}`) ?? actor.shown(step.record, step.field)
      const [replaced] = onScreen.ids
      const over = new Set<string>(replaced ? [replaced, ...(written.get(replaced)?.over ?? [])] : [])
      const id = actor.write(step.record, step.field, step.value)
      written.set(id, { id, place: `${step.record}.${step.field}`, value: step.value, over })
    }
  }
  for (let round = 0; round < 3; round++) for (const actor of devices) exchange(actor, server, 'nothing')
  return { server, devices, written }
}

describe('for any history of edits, lost and repeated requests and wrong clocks', () => {
  test('all devices end with the same values and the same kept other values', () => {
    fc.assert(
      fc.property(withRemovals, (steps) => {
        const { devices } = play(steps)
        const views = devices.map((device) => ({
          values: records.flatMap((record) => fields.map((field) => device.shown(record, field).value)),
          kept: [...device.conflicts.keys()].toSorted(),
          waiting: device.pending.length,
        }))
        expect(views[1]).toEqual(views[0])
        expect(views[2]).toEqual(views[0])
        expect(views[0]?.waiting).toBe(0)
      }),
      { numRuns: 1500 },
    )
  })

  test('every saved value is current, knowingly replaced, or kept in a conflict entry', () => {
    fc.assert(
      fc.property(withoutRemovals, (steps) => {
        const { server, written } = play(steps)
        const standing = new Set<string>()
        for (const values of server.registers.values()) for (const { id } of values.values()) standing.add(id)
        for (const { loser } of server.conflicts.values()) standing.add(loser.id)
        const accounted = new Set(standing)
        // To a fixed point: a value equal to another shares its fate, and both may have been replaced since.
        for (let size = -1; size !== accounted.size; ) {
          size = accounted.size
          for (const equal of server.merged) if (equal.some((id) => accounted.has(id))) for (const id of equal) accounted.add(id)
          for (const { id, over } of written.values()) if (accounted.has(id)) for (const known of over) accounted.add(known)
        }
        // A value typed on before it was sent never left its device: whatever replaced it names its ground.
        for (const entry of written.values()) {
          const replacedBy = [...written.values()].some(({ id, over }) => over.has(entry.id) && accounted.has(id))
          expect(accounted.has(entry.id) || replacedBy).toBe(true)
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('no conflict is raised about a value that its winner had replaced knowingly', () => {
    fc.assert(
      fc.property(withoutRemovals, (steps) => {
        const { server, written } = play(steps)
        for (const { loser, winner } of server.conflicts.values()) {
          expect(written.get(winner)?.over.has(loser.id)).toBe(false)
          expect(written.get(loser.id)?.over.has(winner)).toBe(false)
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('delivering everything again, in any order, changes nothing', () => {
    fc.assert(
      fc.property(withRemovals, (steps) => {
        const { server } = play(steps)
        const before = JSON.stringify(server.feed(0))
        const rev = server.rev
        const other = new ModelDevice('A', 0)
        exchange(other, server, 'nothing')
        expect(server.rev).toBe(rev)
        expect(JSON.stringify(server.feed(0))).toBe(before)
      }),
      { numRuns: 100 },
    )
  })
})

test('twelve saves of one field, each with a request whose answer is lost, make no conflict', () => {
  const server = new ModelServer()
  const phone = new ModelDevice('phone', 0)
  phone.write('r1', 'a', 'first')
  exchange(phone, server, 'nothing')
  for (let save = 1; save <= 12; save++) {
    phone.write('r1', 'a', save)
    exchange(phone, server, save % 3 === 0 ? 'request' : 'answer')
  }
  exchange(phone, server, 'nothing')
  expect(server.conflicts.size).toBe(0)
  expect(phone.shown('r1', 'a').value).toBe(12)
  expect(phone.pending).toEqual([])
})
