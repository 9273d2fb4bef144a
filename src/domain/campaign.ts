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

/** When people are mailed, and how. Days are business days of the office: no weekend, no holiday, not 29 December to 3 January. */
export const reminderSchema = z.object({
  /** Business days after the opening, or, when negative, before the close. */
  day: z.int(),
  channels: z.array(z.enum(['mail', 'push'])).check(z.minLength(1)),
})
export type Reminder = z.infer<typeof reminderSchema>

/** A campaign as the office plans it: what is published of it, and what only the office needs. */
export const campaignPlanSchema = z.extend(campaignSchema, { reminders: z.array(reminderSchema).check(z.maxLength(12)) })
export type CampaignPlan = z.infer<typeof campaignPlanSchema>

/** `draft`: not published. `running` and `paused` are; after `closesAt` they are closed without anybody's doing. */
export const campaignStates = ['draft', 'running', 'paused', 'closed'] as const
export type CampaignState = (typeof campaignStates)[number]

/** Whether answers sealed now would arrive in time. */
export const isOpen = (campaign: Campaign, now: number): boolean =>
  Date.parse(campaign.opensAt) <= now && now < Date.parse(campaign.closesAt)
