import { expect, test } from 'vitest'
import { lockFeed } from '../../../src/server/store/accounts.ts'
import { openHouse, set } from '../house.ts'

test('a person whose row somebody holds waits, and nobody else does', async () => {
  const house = await openHouse()
  const [held, ...free] = await Promise.all(Array.from({ length: 8 }, (_, at) => house.signIn(`person${at}@example.jp`)))
  if (!held) throw new Error('nobody came')
  const [isHeld, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = house.store.write(async (tx) => {
    await lockFeed(tx, held.account)
    isHeld.resolve()
    await mayEnd.promise
  })
  await isHeld.promise
  let hasAnswer = false
  const waiting = held.sync([set()]).finally(() => (hasAnswer = true))
  for (let turn = 0; turn < 3; turn += 1) {
    const answers = await Promise.all(free.map((client) => client.sync([set()])))
    expect(answers.every(({ results }) => results.length === 1)).toBe(true)
  }
  expect(hasAnswer).toBe(false)
  mayEnd.resolve()
  await holding
  expect((await waiting).results[0]?.outcome).toBe('applied')
})
