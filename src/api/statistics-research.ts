import * as z from 'zod/mini'

/**
 * Files for researchers: a row for each person who answered, under a random key, made safe by
 * `domain/statistics/research`.
 *
 *     GET  /api/office/statistics/research    → researchSchema: of whom a file would be now
 *     POST /api/office/statistics/research    takeResearchSchema → a zip; noted in the log with its SHA-256 · 404 while no
 *                                             statistics are published · 409 `changed-meanwhile` (others are frozen than on
 *                                             screen), `not-allowed-now` (there is nobody who could be in it)
 */
export const researchSchema = z.object({
  /** The newest edition of the statistics; null: nothing is published, and there are no files. */
  newest: z.nullable(z.int()),
  /** Whose edition a file would be of now; the people are frozen with the first one. */
  edition: z.nullable(z.int()),
  /** The people as they were frozen; null: they will be with the next file. */
  frozen: z.nullable(z.object({ frozenAt: z.string(), referenceDate: z.string(), rows: z.int(), leftOut: z.int(), gone: z.int(), anewFrom: z.string() })),
})
export type Research = z.infer<typeof researchSchema>

/** How much may be written. */
export const researchLimits = { recipient: 200, purpose: 1000, least: 2 } as const

export const takeResearchSchema = z.object({
  edition: z.int(),
  /** Who gets it: name and institution. */
  recipient: z.string().check(z.trim(), z.minLength(researchLimits.least), z.maxLength(researchLimits.recipient)),
  purpose: z.string().check(z.trim(), z.minLength(researchLimits.least), z.maxLength(researchLimits.purpose)),
  /** YYYY-MM-DD: the last day on which it may be used. */
  until: z.iso.date(),
})
export type TakeResearch = z.infer<typeof takeResearchSchema>
