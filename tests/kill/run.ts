import { startServer } from '../browser/server.ts'
import { mostTogether } from '../../src/server/store/together.ts'
import type { Place } from '../../src/server/store/engine.ts'
import { installedPostgres, noPostgres } from '../postgres.ts'
import { startCluster } from '../server/postgresql/cluster.ts'
import { drawing } from '../server/responses/evening.ts'
import { winterSurvey } from '../server/publish.ts'
import { layGround } from './ground.ts'
import { killAgainAndAgain } from './killing.ts'

/**
 * `npm run kill [kills] [people]`: `kill -9` in the middle of the load of two devices each of fifty people, twenty times on
 * either store. What was acknowledged is written down in this process. Ends with a failure when any of it is lost, the
 * feed does not go on where it was, or a submission is there twice.
 */
const kills = Number(process.argv[2] ?? 20)
const people = Number(process.argv[3] ?? 50)

await killOn('SQLite', (dataDir) => ({ kind: 'sqlite', path: `${dataDir}/jgrad.sqlite` }))
const programs = installedPostgres()
if (programs === undefined) throw new Error(noPostgres)
const { url, stop } = await startCluster(programs)
try {
  await killOn('PostgreSQL', () => ({ kind: 'postgresql', url }), { DATABASE_URL: url })
} finally {
  await stop()
}

async function killOn(store: string, placeIn: (dataDir: string) => Place, environment: Record<string, string> = {}): Promise<void> {
  const server = await startServer(undefined, environment, ['tests/bench/serve.ts', String(mostTogether)])
  try {
    const ground = await layGround(placeIn(server.dataDir), { people, kills })
    const begun = performance.now()
    const { changes, receipts, unanswered, wrong } = await killAgainAndAgain(server, ground.people, {
      campaigns: ground.campaigns,
      definition: winterSurvey.definition,
      draw: drawing(kills),
    })
    const seconds = ((performance.now() - begun) / 1000).toFixed(0)
    console.log(`${store}: killed ${kills} times in ${seconds} s; ${changes} changes and ${receipts} receipts acknowledged, ${unanswered} requests unanswered; ${wrong.length} wrong`)
    if (wrong.length > 0) throw new Error(wrong.slice(0, 20).join('\n'))
  } finally {
    await server.remove()
  }
}
