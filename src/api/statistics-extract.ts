import * as z from 'zod/mini'
import { languageSchema } from '../domain/language.ts'
import { crossingSchema } from '../domain/statistics/crossing.ts'
import { publishedTableSchema } from '../domain/statistics/published.ts'
import { tableIds } from '../domain/statistics/tables.ts'

/**
 * Tables of the office's own, out of what the newest edition of the statistics released.
 *
 *     GET  /api/office/statistics/extract        → extractChoicesSchema: what can be asked; null while nothing is published
 *     POST /api/office/statistics/extract        {crossing, edition} → extractSchema · 400 with the part that can't be
 *     POST /api/office/statistics/extract/out    {crossing, edition, file, language} → the file, noted in the log
 *
 * Both: 404 while nothing is published or the edition does not tell of this table, 409 `changed-meanwhile` when another
 * edition came out since.
 */
export const extractChoicesSchema = z.object({
  edition: z.nullable(
    z.object({
      edition: z.int(),
      /** YYYY-MM-DD. */
      referenceDate: z.string(),
      publishedAt: z.string(),
      sample: z.boolean(),
      people: z.object({ size: z.nullable(z.int()), answered: z.nullable(z.int()) }),
      tables: z.array(z.enum(tableIds)),
      /** The universities that the edition tells of. */
      universities: z.array(z.string()),
    }),
  ),
})
export type ExtractChoices = z.infer<typeof extractChoicesSchema>
export type ExtractEdition = NonNullable<ExtractChoices['edition']>

export const askExtractSchema = z.object({ crossing: crossingSchema, edition: z.int() })
export const extractSchema = z.object({ table: publishedTableSchema })

export const extractFiles = ['csv', 'xlsx'] as const
export type ExtractFile = (typeof extractFiles)[number]
export const takeExtractSchema = z.extend(askExtractSchema, { file: z.enum(extractFiles), language: languageSchema })
