import * as z from 'zod/mini'
import { publishedTableSchema } from '../domain/statistics/published.ts'

/**
 * What became of people like me: the registry's statistics, a kind of edition of the catalogue (`statistics`). Every
 * edition stands by itself and stays at its address for ever, `/catalogue/statistics/<edition>-<hash>.json`, and at
 * `/catalogue/statistics/<edition>.json` for whoever has a citation.
 *
 * `sample`: the people in it are made up. `people`: about how many people are in the registry, and how many answered; what
 * is said of those who did is not said of all. `step`, `leastShown`: how numbers are rounded, and from where they are shown.
 */
export const statisticsEditionSchema = z.object({
  edition: z.int(),
  /** YYYY-MM-DD: the day of which the tables speak. */
  referenceDate: z.iso.date(),
  publishedAt: z.string(),
  sample: z.boolean(),
  step: z.int(),
  leastShown: z.int(),
  people: z.object({ size: z.nullable(z.int()), answered: z.nullable(z.int()) }),
  tables: z.array(publishedTableSchema),
})
export type StatisticsEdition = z.infer<typeof statisticsEditionSchema>

/** Where an edition is by its number alone. */
export const citedHref = (edition: number): string => `/catalogue/statistics/${edition}.json`

/**
 * Where they are made.
 *
 *     GET  /api/office/statistics            → officeStatisticsSchema: the editions so far, and what would be published now
 *     POST /api/office/statistics            {mark} → officeStatisticsSchema · 409 `changed-meanwhile` (the counts are others
 *                                            than those on screen), `not-allowed-now` (nothing would be other than published)
 *
 * `mark` stands for just the tables on screen. `anew`: how many groups have changed enough to be published anew; with
 * none there is nothing to publish.
 */
export const publishedEditionSchema = z.object({ edition: z.int(), hash: z.string(), href: z.string(), publishedAt: z.string() })
export const officeStatisticsSchema = z.object({
  editions: z.array(publishedEditionSchema),
  /** When the rows that are counted were last brought up to date; null: never yet. */
  countedAt: z.nullable(z.string()),
  mark: z.string(),
  anew: z.int(),
  preview: statisticsEditionSchema,
})
export type OfficeStatistics = z.infer<typeof officeStatisticsSchema>
export const publishStatisticsSchema = z.object({ mark: z.string().check(z.maxLength(64)) })
