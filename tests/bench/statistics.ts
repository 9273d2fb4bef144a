import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { control, noMemory } from '../../src/domain/statistics/control.ts'
import { dimension, type DimensionId, unknown } from '../../src/domain/statistics/dimensions.ts'
import { keptOutcomes } from '../../src/domain/statistics/facts.ts'
import type { Place } from '../../src/server/store/engine.ts'
import { openStore, type Store } from '../../src/server/store/store.ts'
import { countPeople } from '../../src/server/statistics/count.ts'
import { installedPostgres, noPostgres } from '../postgres.ts'
import { startCluster } from '../server/postgresql/cluster.ts'
import { quantile } from './measure.ts'

/**
 * `npm run bench:statistics`: what it takes to make all tables from 200,000 made-up registrants (or as many as the command
 * names), on both stores, beside one plain count by field over the same rows and beside merely reading them all, in turns in
 * one run. Prints figures; nothing fails by them.
 */
const people = Number(process.argv[2] ?? 200_000)
const turns = 5
const atOnce = 500
const referenceDate = '2026-11-22'

const pick = <T>(of: readonly T[]): T => of[Math.floor(Math.random() ** 1.5 * of.length)] as T
const codeOf = (id: DimensionId): string => (Math.random() < 0.1 ? unknown : pick(dimension(id).codes))

function madeUp(number: number) {
  const outcomes = Object.fromEntries(keptOutcomes.map((id) => [id, codeOf(id)])) as Record<(typeof keptOutcomes)[number], string>
  return {
    ...outcomes,
    account: `account-${String(number).padStart(9, '0')}`,
    university: `F1${String(1 + (number % 47)).padStart(2, '0')}1101000${String(number % 10)}0`,
    field: codeOf('field'),
    status: pick(['enrolled', 'completed', 'left_credits', 'withdrew']),
    ended: `20${String(15 + (number % 12)).padStart(2, '0')}-03`,
    residence: codeOf('to'),
    answeredOn: number % 5 < 2 ? '2026-11-01' : unknown,
    standing: 'active' as const,
  }
}

async function fill(store: Store): Promise<void> {
  for (let from = 0; from < people; from += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, people - from) }, (_, at) => madeUp(from + at))
    await store.write((tx) => tx.insertInto('statisticsPeople').values(rows).execute())
  }
}

/** The baseline. */
const plainCount = (store: Store) =>
  store.read((tx) => tx.selectFrom('statisticsPeople').select(({ fn }) => ['field', fn.countAll<number | string>().as('count')]).groupBy('field').execute())

async function readAll(store: Store): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await store.read((tx) => tx.selectFrom('statisticsPeople').selectAll().where('account', '>', after).orderBy('account').limit(5000).execute())
    after = rows.at(-1)?.account ?? ''
    if (rows.length < 5000) return
  }
}

async function timed(work: () => unknown): Promise<{ took: number; grew: number }> {
  globalThis.gc?.()
  const held = () => process.memoryUsage().heapUsed
  const [began, before] = [performance.now(), held()]
  let most = before
  const looking = setInterval(() => (most = Math.max(most, held())), 5)
  await work()
  clearInterval(looking)
  return { took: performance.now() - began, grew: Math.max(most, held()) - before }
}

async function measure(name: string, place: Place): Promise<void> {
  const store = await openStore(place)
  try {
    await fill(store)
    const ways = { 'plain count': [], 'reading all': [], 'all tables': [] } as Record<string, { took: number; grew: number }[]>
    for (let turn = 0; turn < turns; turn += 1) {
      ways['plain count']?.push(await timed(() => plainCount(store)))
      ways['reading all']?.push(await timed(() => readAll(store)))
      ways['all tables']?.push(await timed(async () => control(await countPeople(store, referenceDate), noMemory, Math.random)))
    }
    const median = (way: string, of: 'took' | 'grew') => quantile((ways[way] ?? []).map((each) => each[of]), 0.5)
    console.log(`\n${name}, ${people} people, median of ${turns} turns (baseline: one plain count by field over the same rows)`)
    for (const way of Object.keys(ways)) {
      console.log(`  ${way.padEnd(12)} ${(median(way, 'took') / median('plain count', 'took')).toFixed(1)} × (${median(way, 'took').toFixed(0)} ms), memory +${(median(way, 'grew') / 2 ** 20).toFixed(0)} MB at most`)
    }
    console.log(`  all tables beside reading all: ${(median('all tables', 'took') / median('reading all', 'took')).toFixed(2)} ×`)
  } finally {
    await store.close()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'jgrad-statistics-'))
try {
  await measure('SQLite', { kind: 'sqlite', path: join(folder, 'jgrad.sqlite') })
  const programs = installedPostgres()
  if (programs === undefined) console.log(noPostgres)
  else {
    const cluster = await startCluster(programs)
    try {
      await measure('PostgreSQL', { kind: 'postgresql', url: cluster.url })
    } finally {
      await cluster.stop()
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
