import { expect, test } from 'vitest'
import { CommitInDoubt } from '../../../../src/server/store/failures.ts'
import { repeating } from '../../../../src/server/store/repeat.ts'

const failure = (code: string) => Object.assign(new Error(code), { code })

/** Work that fails in these ways, one after the other, and then goes well; the transaction's number is the attempt's. */
function failing(...failures: Error[]) {
  let attempts = 0
  return {
    attempts: () => attempts,
    work: async (done: (result: string) => string) => {
      attempts += 1
      const result = done(`attempt ${attempts}`)
      const failed = failures[attempts - 1]
      if (failed) throw failed
      return result
    },
  }
}
const nobodyAsks = async () => {
  throw new Error('there was no commit in doubt')
}

test.each(['40P01', '40001', '23505', '57P01', 'ECONNRESET', '08006'])('work that fails with %s is done again', async (code) => {
  const { work, attempts } = failing(failure(code), failure(code))
  expect(await repeating(work, nobodyAsks)).toBe('attempt 3')
  expect(attempts()).toBe(3)
})

test.each(['23503', '42P01', '57014', ''])('work that fails with "%s" is not', async (code) => {
  const { work, attempts } = failing(failure(code))
  await expect(repeating(work, nobodyAsks)).rejects.toThrow(code)
  expect(attempts()).toBe(1)
})

test('what goes on failing fails in the end, with its own words', async () => {
  const { work, attempts } = failing(...Array.from({ length: 20 }, () => failure('40P01')))
  await expect(repeating(work, nobodyAsks)).rejects.toThrow('40P01')
  expect(attempts()).toBe(6)
})

test('a commit in doubt that took place is not done again', async () => {
  const { work, attempts } = failing(new CommitInDoubt('1', failure('ECONNRESET')))
  const said = ['in progress', 'in progress', 'committed']
  expect(await repeating(work, async () => said.shift() ?? null)).toBe('attempt 1')
  expect(attempts()).toBe(1)
  expect(said).toEqual([])
})

test('a commit in doubt that did not take place is done again', async () => {
  const { work } = failing(new CommitInDoubt('1', failure('ECONNRESET')))
  expect(await repeating(work, async () => 'aborted')).toBe('attempt 2')
})

test('a commit in doubt waits for a database that is away for a moment', async () => {
  const { work, attempts } = failing(new CommitInDoubt('1', failure('ECONNRESET')))
  let asked = 0
  const status = async () => {
    asked += 1
    if (asked < 3) throw failure('ECONNREFUSED')
    return 'committed'
  }
  expect(await repeating(work, status)).toBe('attempt 1')
  expect(attempts()).toBe(1)
})

test('a commit that nobody can tell of is neither done again nor called done', async () => {
  const doubt = new CommitInDoubt('1', failure('ECONNRESET'))
  const { work, attempts } = failing(doubt)
  await expect(repeating(work, async () => null)).rejects.toBe(doubt)
  expect(attempts()).toBe(1)
})
