import { createHmac } from 'node:crypto'
import { type OfficeStatistics, statisticsEditionSchema } from '../../api/statistics.ts'
import { dayAt } from '../../domain/campaigns/japan-day.ts'
import { canonicalJson } from '../../domain/json.ts'
import { control, type Controlled, type Memory } from '../../domain/statistics/control.ts'
import { all, leastShown, rowOf } from '../../domain/statistics/published.ts'
import type { Release } from '../../domain/statistics/release.ts'
import { type Chance, step } from '../../domain/statistics/rounding.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { type PublishableStatistics, publishStatistics } from '../catalogue/publish.ts'
import { sha256 } from '../random.ts'
import { addSampleRegistry } from '../samples/registry.ts'
import { newestEdition, newestEditionOf } from '../store/editions.ts'
import { hold } from '../store/engine.ts'
import { readMeta, requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { countPeople } from './count.ts'

/** What would be published now: the edition, what the next one is held against, and a mark that stands for just this. */
export interface Prepared {
  edition: PublishableStatistics
  controlled: Controlled
  mark: string
}

/** Counts everybody and lets out what may be. Changes nothing. */
export async function prepareStatistics(store: Store, now: number): Promise<Prepared> {
  const referenceDate = dayAt(now)
  const begun = await store.read(async (tx) => ({
    pepper: await requireMeta(tx, 'pepper'),
    sample: (await readMeta(tx, 'samples')) !== undefined,
    memory: await readMemory(tx),
    edition: ((await newestEditionOf(tx, 'statistics'))?.edition ?? 0) + 1,
  }))
  const counts = await countPeople(store, referenceDate)
  if (begun.sample) addSampleRegistry(counts)
  const controlled = control(counts, begun.memory, chanceOf(begun.pepper))
  const response = controlled.tables.find(({ id }) => id === 'response')
  const everybody = response && rowOf(response, [all, all])
  const edition: PublishableStatistics = {
    edition: begun.edition,
    referenceDate,
    publishedAt: new Date(now).toISOString(),
    sample: begun.sample,
    step,
    leastShown,
    people: { size: everybody?.size ?? null, answered: everybody?.cells[response?.codes.indexOf('answered') ?? -1] ?? null },
    tables: controlled.tables,
  }
  return { edition, controlled, mark: sha256(canonicalJson([edition.edition, edition.tables])) }
}

/** The keyed draw: the same for a name as long as the database lives, and known to nobody outside. */
function chanceOf(secret: string): Chance {
  return (name) => (createHmac('sha256', secret).update(`statistics\n${name}`).digest().readUIntBE(0, 6) + 0.5) / 2 ** 48
}

/**
 * Publishes what was prepared. `changed-meanwhile` when another edition came out since; `not-allowed-now` when nothing in
 * it would be other than what is out: the same is never published twice.
 */
export async function bringOutStatistics(
  store: Store, { edition, controlled, mark }: Prepared, { actor, now }: { actor: Actor | null; now: number },
): Promise<'published' | 'changed-meanwhile' | 'not-allowed-now'> {
  if (controlled.anew === 0) return 'not-allowed-now'
  return store.write(async (tx) => {
    await hold(tx, 'edition statistics')
    if (((await newestEditionOf(tx, 'statistics'))?.edition ?? 0) !== edition.edition - 1) return 'changed-meanwhile'
    await publishStatistics(tx, edition, now)
    await writeMemory(tx, controlled.memory)
    if (actor) await recordAudit(tx, { actor, action: 'statistics.published', detail: { edition: edition.edition, groups: controlled.anew, mark } }, now)
    return 'published'
  })
}

/** The editions so far, and what is prepared, as the office sees it. */
export async function showStatistics(store: Store, { edition, controlled, mark }: Prepared): Promise<OfficeStatistics> {
  return store.read(async (tx) => {
    const rows = await tx.selectFrom('editions').select(['edition', 'hash', 'publishedAt']).where('kind', '=', 'statistics').orderBy('edition', 'desc').execute()
    const editions = rows.map(({ edition, hash, publishedAt }) => ({ edition, hash, href: `/catalogue/statistics/${edition}-${hash}.json`, publishedAt }))
    const countedAt = (await readMeta(tx, 'statistics-counted')) ?? null
    return { editions, countedAt, mark, anew: controlled.anew, preview: { ...edition, tables: [...edition.tables] } }
  })
}

/** What the newest edition let out of each group, and the counts behind it. */
export async function readMemory(tx: Tx): Promise<Memory> {
  const newest = await newestEdition(tx, 'statistics')
  const told = newest !== undefined && statisticsEditionSchema.parse(JSON.parse(newest.body)).tables.some(({ family }) => family === 'places')
  const memory = { people: new Map<string, Release>(), places: new Map<string, Release>(), told }
  for (const { family, key, body } of await tx.selectFrom('statisticsReleases').selectAll().orderBy('family').orderBy('key').execute()) {
    memory[family].set(key, JSON.parse(body) as Release)
  }
  return memory
}

const rowsAtOnce = 200

async function writeMemory(tx: Tx, memory: Memory): Promise<void> {
  await tx.deleteFrom('statisticsReleases').execute()
  const rows = (['people', 'places'] as const).flatMap((family) => [...memory[family]].map(([key, release]) => ({ family, key, body: JSON.stringify(release) })))
  for (let from = 0; from < rows.length; from += rowsAtOnce) await tx.insertInto('statisticsReleases').values(rows.slice(from, from + rowsAtOnce)).execute()
}
