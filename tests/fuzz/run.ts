import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { readConfig } from '../../src/server/config.ts'
import { run } from '../../src/server/run.ts'
import { publishCampaign, publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import { installedPostgres, noPostgres } from '../postgres.ts'
import { startCluster } from '../server/postgresql/cluster.ts'
import { smallQuestionnaire, winterSurvey } from '../server/publish.ts'
import { type Hostile, hostileRequests } from './bodies.ts'
import { openGround } from './ground.ts'

/**
 * `npm run fuzz [bodies] [seed] [sqlite|postgresql]`: a million bodies to `/api/sync` and `/api/submissions` in process,
 * unless the command names another number. Ends with a failure, the seed and the request when one makes the server fail,
 * has an effect on somebody else, or memory grows beyond its bound.
 */
const [wanted = '1000000', given, kind = 'sqlite'] = process.argv.slice(2)
const bodies = Number(wanted)
const firstSeed = given === undefined || given === '' ? Math.floor(Math.random() * 2 ** 31) : Number(given)
const atOnce = 16
const inBatch = 2000
const mostMemory = 1024

const programs = installedPostgres()
if (kind === 'postgresql' && programs === undefined) throw new Error(noPostgres)
const cluster = kind === 'postgresql' && programs !== undefined ? await startCluster(programs) : null
// In memory where there is such a place: it is not the disk that is tried here.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'jgrad-fuzz-'))
const read = readConfig({ DATA_DIR: folder, PORT: '0', ...(cluster && { DATABASE_URL: cluster.url }) })
if (!read.ok) throw new Error(read.problem.code)
const now = Date.parse('2026-11-22T00:00:00Z')
const failures: unknown[] = []
const running = await run(read.config, {
  pages: null,
  build: 'fuzz',
  log: { line: () => {}, failure: (_, failure) => failures.push(failure) },
  say: () => {},
  clock: () => now,
  samplePostings: 0,
})
try {
  await running.services.store.write(async (tx) => {
    const published = [await publishQuestionnaire(tx, smallQuestionnaire(), now), await publishCampaign(tx, winterSurvey, now)]
    if (published.some(({ ok }) => !ok)) throw new Error(JSON.stringify(published))
  })
  await fuzz()
} finally {
  await running.stop()
  await cluster?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function fuzz(): Promise<void> {
  console.log(`${bodies} bodies on ${kind}, seed ${firstSeed}`)
  const ground = await openGround(running.services, failures)
  const statuses = new Map<number, number>()
  const begun = performance.now()
  let highest = 0
  let sent = 0
  for (let seed = firstSeed; sent < bodies; seed += 1) {
    const batch = fc.sample(hostileRequests(), { numRuns: Math.min(inBatch, bodies - sent), seed })
    for (let from = 0; from < batch.length; from += atOnce) {
      const some = batch.slice(from, from + atOnce)
      const verdicts = await Promise.all(some.map((request) => ground.ask(request)))
      for (const [at, { status, wrong }] of verdicts.entries()) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (wrong !== null) fail(seed, some[at], wrong)
      }
    }
    sent += batch.length
    const wrong = await ground.othersChanged()
    if (wrong !== null) fail(seed, undefined, `somebody else was written to: ${wrong}`)
    const memory = process.memoryUsage().rss / 1024 / 1024
    highest = Math.max(highest, memory)
    if (memory > mostMemory) fail(seed, undefined, `${memory.toFixed(0)} MB of memory, more than ${mostMemory}`)
    await ground.nextPerson()
    if (sent % (inBatch * 25) === 0) console.log(`  ${sent} after ${seconds(begun)} s, memory ${memory.toFixed(0)} MB`)
  }
  const counted = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
  console.log(`${sent} bodies in ${seconds(begun)} s; ${counted.join(', ')}; no 5xx, nobody else touched, memory at most ${highest.toFixed(0)} MB`)
}

function fail(seed: number, request: Hostile | undefined, wrong: string): never {
  throw new Error(`${wrong}\nseed ${seed}: npm run fuzz -- ${inBatch} ${seed} ${kind}\n${JSON.stringify(request)?.slice(0, 4000)}`)
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0)
}
