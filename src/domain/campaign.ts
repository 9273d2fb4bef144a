import * as z from 'zod/mini'
import { audienceSchema } from './audience.ts'
import { bilingualSchema } from './language.ts'

/** A point in time on the wire and in the store: ISO 8601 in UTC. */
const instant = z.iso.datetime({ offset: true })

/**
 * One yearly survey. `referenceDate` (YYYY-MM-DD) is the only "today" its questionnaire knows, so that the same
 * answers always lead down the same path. Answers sealed by `closesAt` and arriving by `graceUntil` are late, not lost.
 */
export const campaignSchema = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  title: bilingualSchema,
  definition: z.object({ id: z.string(), version: z.int() }),
  referenceDate: z.iso.date(),
  opensAt: instant,
  closesAt: instant,
  graceUntil: instant,
  /** Whom it asks; left out, everybody. */
  audience: z.optional(audienceSchema),
  /** Nobody is invited or reminded meanwhile, and nobody begins; whoever has begun goes on and sends. */
  paused: z.optional(z.boolean()),
})
export type Campaign = z.infer<typeof campaignSchema>
