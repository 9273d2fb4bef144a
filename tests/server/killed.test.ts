import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '../browser/server.ts'
import { layGround } from '../kill/ground.ts'
import { killAgainAndAgain } from '../kill/killing.ts'
import { freshDatabase } from './database.ts'
import { winterSurvey } from './publish.ts'
import { drawing } from './responses/evening.ts'

test('a server killed twice in the middle of its work has lost nothing it acknowledged, and its feed goes on', async () => {
  const url = await freshDatabase()
  const server = await startServer(undefined, url === null ? {} : { DATABASE_URL: url }, ['tests/bench/serve.ts', '64'])
  onTestFinished(() => server.remove())
  const { people, campaigns } = await layGround(url === null ? { kind: 'sqlite', path: `${server.dataDir}/jgrad.sqlite` } : { kind: 'postgresql', url }, { people: 12, kills: 2 })
  const { changes, receipts, unanswered, wrong } = await killAgainAndAgain(server, people, { campaigns, definition: winterSurvey.definition, draw: drawing(22) })
  expect(wrong).toEqual([])
  expect(changes).toBeGreaterThan(20)
  expect(receipts).toBeGreaterThan(0)
  // Else it was not in the middle of anything.
  expect(unanswered).toBeGreaterThan(0)
}, 120_000)
