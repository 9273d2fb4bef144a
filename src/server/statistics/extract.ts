import type { ExtractChoices, ExtractEdition } from '../../api/statistics-extract.ts'
import { type StatisticsEdition, statisticsEditionSchema } from '../../api/statistics.ts'
import { extract, type PublishableTable } from '../../domain/statistics/control.ts'
import { groupCodes } from '../../domain/statistics/counting.ts'
import type { Crossing, Split } from '../../domain/statistics/crossing.ts'
import { families } from '../../domain/statistics/tables.ts'
import { newestEdition } from '../store/editions.ts'
import type { Tx } from '../store/schema.ts'
import { readMemory } from './publish.ts'

/** The newest edition as it was published; undefined: there is none yet. */
async function readEdition(tx: Tx): Promise<(StatisticsEdition & { href: string }) | undefined> {
  const newest = await newestEdition(tx, 'statistics')
  return newest && { ...statisticsEditionSchema.parse(JSON.parse(newest.body)), href: `/catalogue/statistics/${newest.edition}-${newest.hash}.json` }
}

/** What can be asked of the newest edition. */
export async function readExtractChoices(tx: Tx): Promise<ExtractChoices> {
  const newest = await readEdition(tx)
  if (!newest) return { edition: null }
  const { edition, referenceDate, publishedAt, sample, people, tables } = newest
  const memory = await readMemory(tx)
  const at = families[1].by.indexOf('university')
  const universities = memory.told ? [...new Set([...memory.places.keys()].map((key) => groupCodes(key)[at] ?? ''))].toSorted() : []
  return { edition: { edition, referenceDate, publishedAt, sample, people, tables: tables.map(({ id }) => id), universities } }
}

/** A table that was asked for, and the edition whose released numbers it is made of. */
export interface Extracted {
  table: PublishableTable
  edition: Omit<ExtractEdition, 'universities' | 'tables'> & { href: string; step: number; leastShown: number }
}

/**
 * Makes a table out of what the newest edition released. `not-found` while nothing is published or it does not tell of
 * this table; `changed-meanwhile` when the edition on screen is not the newest any more. The crossing has to be sound.
 */
export async function makeExtract(tx: Tx, crossing: Crossing, asked: number): Promise<Extracted | 'not-found' | 'changed-meanwhile'> {
  const newest = await readEdition(tx)
  if (!newest) return 'not-found'
  if (newest.edition !== asked) return 'changed-meanwhile'
  const table = extract(await readMemory(tx), crossing)
  return table ? { table, edition: newest } : 'not-found'
}

/** A crossing as the log keeps it: codes alone, none of the names that the office gave. */
export const crossingDetail = ({ table, rows, answers }: Crossing) => ({ table, rows: rows.map(splitDetail), answers: splitDetail(answers) })

const splitDetail = (split: Split): string =>
  typeof split === 'string' ? split : [...split.groups.map(({ of }) => of.join('+')), ...(split.others ? ['others'] : [])].join(' ')
