import * as z from 'zod/mini'
import { bilingualSchema } from './language.ts'

/** Counts are published in steps of this many people, and one below it only as "fewer". */
export const figureStep = 10

/**
 * What people answered to one question of a campaign, safe to publish: every count is rounded to the next step by
 * itself, the total too, so that no hidden count can be worked out from the others. `null`: fewer than a step.
 */
export const figureSchema = z.object({
  item: z.string(),
  /** How many were asked and answered, rounded. */
  base: z.int(),
  counts: z.record(z.string(), z.nullable(z.int())),
})
export type Figure = z.infer<typeof figureSchema>

/** The figures of one campaign, published once, after it has closed. */
export const campaignFiguresSchema = z.object({
  campaign: z.string(),
  title: bilingualSchema,
  definition: z.object({ id: z.string(), version: z.int() }),
  publishedAt: z.string(),
  /** How many answered at all, rounded. */
  answered: z.int(),
  figures: z.array(figureSchema),
})
export type CampaignFigures = z.infer<typeof campaignFiguresSchema>
