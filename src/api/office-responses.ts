import * as z from 'zod/mini'
import { campaignFiguresSchema } from '../domain/figures.ts'
import { definitionSchema } from '../domain/questionnaire/definition.ts'

/**
 * What comes out of a campaign.
 *
 *     POST /api/office/campaigns/{id}/out        {file, reason} → the file; every one is noted in the log · 404
 *     GET  /api/office/campaigns/{id}/figures    → figuresSchema: published, or what would be published now · 404
 *     POST /api/office/campaigns/{id}/figures    {rev} → figuresSchema · 404 · 409 `changed-meanwhile`, `not-allowed-now` before the close and when they are out
 */
export const outFiles = ['responses.csv', 'responses.parquet', 'codebook.csv', 'ddi.xml'] as const
export type OutFile = (typeof outFiles)[number]

export const reasonLength = { least: 5, most: 500 } as const

/**
 * `reason`: why names, JGRAD-IDs and universities are to stand beside the answers, as the log will tell; null: they are
 * not. A code book says nothing of anybody, but has their columns.
 */
export const askOutSchema = z.object({
  file: z.enum(outFiles),
  reason: z.nullable(z.string().check(z.trim(), z.minLength(reasonLength.least), z.maxLength(reasonLength.most))),
})

/**
 * `rev`: that of the campaign as the figures were counted. `graceUntil`: until when late answers may still come.
 * `definition`: the questionnaire whose words they have.
 */
export const figuresSchema = z.object({
  rev: z.int(),
  published: z.boolean(),
  graceUntil: z.string(),
  definition: definitionSchema,
  figures: campaignFiguresSchema,
})
export type Figures = z.infer<typeof figuresSchema>
export const publishFiguresSchema = z.object({ rev: z.int() })
