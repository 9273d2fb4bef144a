import { afterAll, beforeAll, expect, test } from 'vitest'
import { tryHistories, wordsFor } from './live.ts'
import { type NearServer, openNearServer } from './near-server.ts'
import { runs, seed } from './seed.ts'

let server: NearServer
beforeAll(async () => {
  server = await openNearServer()
})
afterAll(() => server.close())

test('with servers that are restored and phones that are copied, nothing that any phone holds is lost', async () => {
  const { lived, failure } = await tryHistories(server, { kind: 'servers', seed, runs, shrinks: true })
  if (failure) throw new Error(wordsFor(failure))
  expect(lived).toBe(runs)
})
