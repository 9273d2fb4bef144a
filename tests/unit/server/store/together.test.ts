import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Tx } from '../../../../src/server/store/schema.ts'
import { type Joint, openQueue } from '../../../../src/server/store/together.ts'

interface Asked {
  who: string
  what: string
}

interface Setting {
  most: number
  lanes: number
  weight: number
  all: Joint<Asked, string>['all']
  /** What a request that is done alone waits for. */
  before: (asked: Asked) => Promise<void> | undefined
}

const note = (tx: Tx, asked: Asked): string => {
  const held = tx as unknown as string[]
  held.push(asked.what)
  return `${asked.what} in ${held.length}`
}

/** A queue whose transactions commit when the test says so. `committed`: what each held, in order. */
function queueOf({ most = 64, lanes = 1, weight = 0, all, before }: Partial<Setting> = {}) {
  const committed: string[][] = []
  const open: (() => void)[] = []
  let mayCommit = true
  const transact = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const held: string[] = []
    const result = await work(held as unknown as Tx)
    if (!mayCommit) await new Promise<void>((resolve) => open.push(resolve))
    committed.push(held)
    return result
  }
  const joint: Joint<Asked, string> = {
    whose: ({ who }) => who,
    weight: () => weight,
    all: all ?? (async (tx, asked) => asked.map((each) => note(tx, each))),
    alone: async (tx, asked) => {
      await before?.(asked)
      if (asked.what === 'bad') throw new Error('bad')
      return note(tx, asked)
    },
  }
  return {
    ask: openQueue(transact, joint, { lanes, most }),
    committed,
    hold: () => (mayCommit = false),
    /** Commits what waits to be committed. */
    commit: () => open.splice(0).forEach((go) => go()),
  }
}
const people = (count: number): Asked[] => Array.from({ length: count }, (_, at) => ({ who: `person ${at}`, what: `${at}` }))
const turns = async () => {
  for (let each = 0; each < 5; each += 1) await turn()
}

test('those who come while a transaction is under way share the next one, and are answered after its commit', async () => {
  const { ask, hold, commit, committed } = queueOf()
  hold()
  const answered: string[] = []
  const first = ask({ who: 'first', what: 'first' }).then((answer) => answered.push(answer))
  await turns()
  const others = people(5).map((asked) => ask(asked).then((answer) => answered.push(answer)))
  await turns()
  expect(answered).toEqual([])
  commit()
  await first
  await turns()
  expect(answered).toHaveLength(1)
  commit()
  await Promise.all(others)
  expect(committed).toEqual([['first'], ['0', '1', '2', '3', '4']])
})

test('what one person asks is done in order, one transaction each', async () => {
  const { ask, committed } = queueOf({ lanes: 2 })
  const asked = ['a', 'b', 'c'].flatMap((what) => [{ who: 'one', what }, { who: 'two', what: what.toUpperCase() }])
  await Promise.all(asked.map(ask))
  expect(committed).toEqual([['a', 'A'], ['b', 'B'], ['c', 'C']])
})

test('one transaction takes no more than it may', async () => {
  const few = queueOf({ most: 4 })
  await Promise.all(people(10).map(few.ask))
  expect(few.committed.map(({ length }) => length)).toEqual([4, 4, 2])
  const heavy = queueOf({ weight: 0.4 })
  await Promise.all(people(5).map(heavy.ask))
  expect(heavy.committed.map(({ length }) => length)).toEqual([2, 2, 1])
  const huge = queueOf({ weight: 7 })
  await Promise.all(people(2).map(huge.ask))
  expect(huge.committed.map(({ length }) => length)).toEqual([1, 1])
})

test('one that fails does not fail its neighbours, and leaves nothing of the shared transaction', async () => {
  const { ask, committed } = queueOf({
    all: async (tx, asked) => {
      ;(tx as unknown as string[]).push('undone')
      throw new Error(`one of ${asked.length} is bad`)
    },
  })
  const ends = await Promise.allSettled([...people(3), { who: 'bad', what: 'bad' }].map(ask))
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  expect(ends[3]).toMatchObject({ reason: { message: 'bad' } })
  expect(committed).toEqual([['0'], ['1'], ['2']])
})

test('what must be waited for is done alone, and nobody but its own person waits', async () => {
  const slow = Promise.withResolvers<void>()
  const { ask, committed } = queueOf({
    all: async (tx, asked) => asked.map((each) => (each.what === 'slow' ? null : note(tx, each))),
    before: ({ what }) => (what === 'slow' ? slow.promise : undefined),
  })
  const first = ask({ who: 'one', what: 'slow' })
  const after = ask({ who: 'one', what: 'after' })
  expect(await ask({ who: 'two', what: 'x' })).toBe('x in 1')
  expect(await ask({ who: 'three', what: 'y' })).toBe('y in 1')
  slow.resolve()
  await Promise.all([first, after])
  expect(committed.flat()).toEqual(['x', 'y', 'slow', 'after'])
})

test('a database that is away fails all of them, and none is tried again for each', async () => {
  let tries = 0
  const { ask } = queueOf({
    all: async () => {
      tries += 1
      throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
    },
  })
  const ends = await Promise.allSettled(people(10).map(ask))
  expect(ends.every(({ status }) => status === 'rejected')).toBe(true)
  expect(tries).toBe(1)
})
