import { openStore } from '../../src/server/store/store.ts'
import { mostTogether } from '../../src/server/store/together.ts'
import { type Server, startServer } from '../browser/server.ts'
import { installedPostgres, noPostgres } from '../postgres.ts'
import { startCluster } from '../server/postgresql/cluster.ts'
import { seatPeople } from '../server/responses/evening.ts'
import { type Device, devicesOf, type Load, load } from './load.ts'
import { quantile } from './measure.ts'

/**
 * `npm run bench:together`: how many syncs one server answers when those that wait share a transaction, beside the same
 * server with a transaction for each: same store, same settings (synced to disk at each commit), 100 connections, in turns
 * in one run. The load comes from another process than the server.
 */
const connections = 100
const turns = Number(process.argv[2] ?? 5)
const turnLength = 4000

interface Way {
  name: string
  server: Server
  devices: Device[]
  loads: Load[]
}

async function open(name: string, most: number, databaseUrl?: string): Promise<Way> {
  const server = await startServer(undefined, databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }, ['tests/bench/serve.ts', String(most)])
  const store = await openStore(databaseUrl === undefined ? { kind: 'sqlite', path: `${server.dataDir}/jgrad.sqlite` } : { kind: 'postgresql', url: databaseUrl })
  const people = await seatPeople(store, connections, Date.now())
  await store.close()
  return { name, server, devices: devicesOf(people), loads: [] }
}

async function compare(store: string, urls: readonly [string?, string?] = []): Promise<void> {
  const single = await open('one each', 1, urls[0])
  const shared = await open('together', mostTogether, urls[1])
  try {
    for (const way of [single, shared]) await load(way.server.origin, way.devices, turnLength / 2)
    for (let turn = 0; turn < turns; turn += 1) {
      for (const way of turn % 2 ? [single, shared] : [shared, single]) way.loads.push(await load(way.server.origin, way.devices, turnLength))
    }
    console.log(`\n${store}, ${connections} connections, median of ${turns} turns of ${turnLength / 1000} s each (baseline: one transaction a request)`)
    const [ours, theirs] = [figures(shared), figures(single)]
    for (const [what, unit] of [['syncs a second', ''], ['half within', ' ms'], ['99 % within', ' ms']] as const) {
      const [here, there] = [ours[what], theirs[what]]
      console.log(`  ${what.padEnd(15)} together ${here.toFixed(0)}${unit}, one each ${there.toFixed(0)}${unit}: ${(here / there).toFixed(2)} ×`)
    }
  } finally {
    await single.server.remove()
    await shared.server.remove()
  }
}

/** The median of the turns: a machine that others use too is slow in some of them. */
function figures({ loads }: Way) {
  const median = (of: (load: Load) => number) => quantile(loads.map(of), 0.5)
  return {
    'syncs a second': median(({ times, span }) => (times.length / span) * 1000),
    'half within': median(({ times }) => quantile(times, 0.5)),
    '99 % within': median(({ times }) => quantile(times, 0.99)),
  }
}

await compare('SQLite')
const programs = installedPostgres()
if (programs === undefined) console.log(`\n${noPostgres}`)
else {
  const clusters = [await startCluster(programs), await startCluster(programs)] as const
  try {
    await compare('PostgreSQL', [clusters[0].url, clusters[1].url])
  } finally {
    for (const { stop } of clusters) await stop()
  }
}
