import * as z from 'zod/mini'
import { campaignSchema } from '../campaign.ts'

/** A reminder is at most so many business days away from what it is counted from: a year and more. */
const furthest = 300

/** When people are mailed, and how. Days are business days of the office: no weekend, no holiday, not 29 December to 3 January. */
export const reminderSchema = z.object({
  /** Business days after the opening, or, when negative, before the close. */
  day: z.int().check(z.gte(-furthest), z.lte(furthest)),
  channels: z.array(z.enum(['mail', 'push'])).check(z.minLength(1)),
})
export type Reminder = z.infer<typeof reminderSchema>

/** A campaign as the office plans it: what is published of it, and what only the office needs. */
export const campaignPlanSchema = z.extend(campaignSchema, { reminders: z.array(reminderSchema).check(z.maxLength(12)) })
export type CampaignPlan = z.infer<typeof campaignPlanSchema>

/** `draft`: not published. `running` and `paused` are; after `closesAt` they are closed without anybody's doing. */
export const campaignStates = ['draft', 'running', 'paused', 'closed'] as const
export type CampaignState = (typeof campaignStates)[number]
