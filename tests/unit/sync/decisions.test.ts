import { describe, expect, test } from 'vitest'
import type { Change, SetChange } from '../../../src/sync/change.ts'
import { offerAgain } from '../../../src/sync/offer.ts'
import { compose } from '../../../src/sync/pending.ts'
import { exchange, ModelDevice, ModelServer } from './model.ts'

const set = (id: string, value: number | string, based: string[] = [], at = 1): SetChange => ({
  id,
  kind: 'set',
  type: 'search',
  record: 'r',
  field: 'f',
  value,
  based,
  at,
})
const value = (server: ModelServer) => server.registers.get('search/r')?.get('f')?.value
const open = (server: ModelServer) => [...server.conflicts.values()].filter(({ settledBy }) => settledBy === null)

describe('two people-sized moments at once', () => {
  test('the later of two unseen values is shown, the earlier one is kept, whichever arrives first', () => {
    for (const order of [['early', 'late'], ['late', 'early']]) {
      const server = new ModelServer()
      server.take('A', set('ground', 0))
      for (const id of order) server.take(id, set(id, id, ['ground'], id === 'late' ? 20 : 10))
      expect(value(server)).toBe('late')
      expect(open(server).map(({ loser }) => loser.value)).toEqual(['early'])
    }
  })

  test('a clock that is years ahead wins no more than the moment it arrives in', () => {
    const server = new ModelServer()
    server.now = 100
    server.take('A', set('ahead', 'ahead', [], 1e12))
    server.now = 200
    server.take('B', set('right', 'right', [], 150))
    expect(value(server)).toBe('right')
  })

  test('the kept value is told before the value that replaced it, so that no page can be cut between them', () => {
    const server = new ModelServer()
    server.take('A', set('early', 1, [], 10))
    server.take('B', set('late', 2, [], 20))
    const feed = server.feed(0).map((row) => row.kind)
    expect(feed).toEqual(['conflict', 'set'])
  })

  test('naming both sides settles the entry, and a late delivery of the loser does not raise it again', () => {
    const server = new ModelServer()
    server.take('A', set('early', 1, [], 10))
    server.take('B', set('late', 2, [], 20))
    server.take('A', set('choice', 1, ['early', 'late'], 30))
    expect(open(server)).toEqual([])
    server.journal.clear()
    server.take('A', set('early', 1, [], 10))
    expect(open(server)).toEqual([])
    expect(value(server)).toBe(1)
  })

  test('an entry let go stays settled, even on a server that forgot which changes it had seen', () => {
    const server = new ModelServer()
    server.take('A', set('early', 1, [], 10))
    server.take('B', set('late', 2, [], 20))
    server.take('A', { id: 'dismissal', kind: 'remove', type: 'conflict', record: 'early:late', seen: {}, at: 30 })
    server.journal.clear()
    server.take('B', set('later', 3, ['late'], 40))
    server.take('A', set('early', 1, [], 10))
    expect(open(server)).toEqual([])
    expect(server.feed(0).filter((row) => row.kind === 'remove').map(({ type, record }) => [type, record])).toEqual([['conflict', 'early:late']])
  })
})

test('an entry let go stays settled when the register no longer remembers it', () => {
  const server = new ModelServer()
  server.take('A', set('early', 1, [], 10))
  server.take('B', set('late', 2, [], 20))
  server.take('A', { id: 'dismissal', kind: 'remove', type: 'conflict', record: 'early:late', seen: {}, at: 30 })
  const register = server.registers.get('search/r')?.get('f')
  if (register) register.history = []
  server.journal.clear()
  server.take('A', set('early', 1, [], 10))
  expect(open(server)).toEqual([])
})

describe('removing a record', () => {
  const removal = (seen: Record<string, string[]>): Change => ({ id: 'gone', kind: 'remove', type: 'search', record: 'r', seen, at: 50 })

  test('after seeing everything, it is gone', () => {
    const server = new ModelServer()
    server.take('A', set('one', 1))
    expect(server.take('B', removal({ f: ['one'] })).outcome).toBe('applied')
    expect(server.tombstones.size).toBe(1)
  })

  test('with an edit unseen, the record lives and the remover is told', () => {
    const server = new ModelServer()
    server.take('A', set('one', 1))
    server.take('A', set('two', 2, ['one']))
    expect(server.take('B', removal({ f: ['one'] })).outcome).toBe('lost')
    expect(server.tombstones.size).toBe(0)
    expect(open(server).map(({ about, loser }) => [about.field, loser.id])).toEqual([['', 'gone']])
  })

  test('an edit that the remover had not seen brings the whole record back', () => {
    const server = new ModelServer()
    server.take('A', set('one', 1))
    server.take('A', { ...set('other', 'x'), field: 'g' })
    server.take('B', removal({ f: ['one'], g: ['other'] }))
    server.take('A', set('two', 2, ['one']))
    const phone = new ModelDevice('new', 0)
    exchange(phone, server, 'nothing')
    expect([phone.shown('r', 'f').value, phone.shown('r', 'g').value]).toEqual([2, 'x'])
    expect(open(server)).toHaveLength(1)
  })

  test('an edit that the remover had seen does not bring it back when it is delivered again', () => {
    const server = new ModelServer()
    server.take('A', set('one', 1))
    server.take('B', removal({ f: ['one'] }))
    server.journal.clear()
    expect(server.take('A', set('one', 1)).outcome).toBe('lost')
    expect(server.tombstones.size).toBe(1)
  })

  test('taking it back knowingly raises no entry', () => {
    const server = new ModelServer()
    server.take('A', set('one', 1))
    server.take('B', removal({ f: ['one'] }))
    server.take('B', set('back', 1, ['gone', 'one'], 60))
    expect(open(server)).toEqual([])
    expect(value(server)).toBe(1)
  })
})

test('a word typed on through many requests that never arrived still names the one that did', () => {
  const server = new ModelServer()
  const phone = new ModelDevice('phone', 0)
  phone.write('r', 'f', 'confirmed')
  exchange(phone, server, 'nothing')
  phone.write('r', 'f', 'arrived, but its answer was lost')
  exchange(phone, server, 'answer')
  for (let save = 0; save < 20; save++) {
    phone.write('r', 'f', save)
    exchange(phone, server, 'request')
  }
  exchange(phone, server, 'nothing')
  expect(open(server)).toEqual([])
  expect(value(server)).toBe(19)
})

test('of what was on screen a change names the newest ids, and last the one that the server confirmed', () => {
  const ids = ['newest', 'own-7', 'own-6', 'own-5', 'own-4', 'own-3', 'own-2', 'own-1', 'confirmed']
  const { change } = compose({ type: 'search', record: 'r', field: 'f', value: 'typed' }, { value: 'shown', ids }, undefined, { id: 'next', at: 0 })
  expect(change.based).toEqual(['newest', 'own-7', 'own-6', 'own-5', 'own-4', 'own-3', 'own-2', 'confirmed'])
})

test('a server restored from an empty backup gets back values, kept values and removals from a device', () => {
  const before = new ModelServer()
  before.take('A', set('early', 'kept', [], 10))
  before.take('B', set('late', 'shown', [], 20))
  before.take('A', { ...set('doomed', 1), record: 'other' })
  before.take('A', { id: 'gone', kind: 'remove', type: 'search', record: 'other', seen: { f: ['doomed'] }, at: 30 })
  const phone = new ModelDevice('phone', 0)
  exchange(phone, before, 'nothing')

  const restored = new ModelServer()
  const offers = offerAgain({
    rows: [...phone.rows.values()],
    removals: [{ id: 'gone', kind: 'remove', type: 'search', record: 'other', seen: { f: ['doomed'] }, at: 0 }],
    conflicts: [...phone.conflicts.values()],
    dismissals: [],
  })
  for (const change of offers) restored.take('phone', change)
  expect(value(restored)).toBe('shown')
  expect(open(restored).map(({ id, loser }) => [id, loser.value])).toEqual([['early:late', 'kept']])
  expect(restored.tombstones.get('search/other')?.id).toBe('gone')
})
