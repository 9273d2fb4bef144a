import { afterAll, beforeAll, expect, test } from 'vitest'
import { tryHistories, wordsFor } from './live.ts'
import { type NearServer, openNearServer } from './near-server.ts'
import { runs, seed } from './seed.ts'

let server: NearServer
beforeAll(async () => {
  server = await openNearServer()
})
afterAll(() => server.close())

test('whatever happens to phones and on the way, nothing is lost and all agree in the end', async () => {
  const { lived, failure } = await tryHistories(server, { kind: 'phones', seed, runs, shrinks: true })
  if (failure) throw new Error(wordsFor(failure))
  expect(lived).toBe(runs)
})
