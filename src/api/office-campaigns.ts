import * as z from 'zod/mini'
import { audienceSchema } from '../domain/audience.ts'
import { campaignSchema } from '../domain/campaign.ts'
import { isPlannable } from '../domain/campaigns/japan-day.ts'
import { campaignStates, reminderSchema } from '../domain/campaigns/plan.ts'
import { bilingualSchema } from '../domain/language.ts'
import type { ItemAspect } from '../domain/questionnaire/what-changed.ts'

/**
 * Campaigns, as the office plans and runs them.
 *
 *     GET  /api/office/campaigns                       → campaignsSchema, the newest first
 *     GET  /api/office/campaigns/questionnaires        → offeredSchema: every published version
 *     POST /api/office/campaigns/preview               previewQuestionSchema → previewSchema: whom, and when they are mailed
 *     POST /api/office/campaigns                       planDraftSchema → 201 officeCampaignSchema: a draft
 *     GET  /api/office/campaigns/{id}                  → officeCampaignSchema · 404
 *     PUT  /api/office/campaigns/{id}                  {rev, plan} → officeCampaignSchema · 409 `changed-meanwhile`, `not-allowed-now` with the field
 *     POST /api/office/campaigns/{id}/start            {rev, people} → officeCampaignSchema · 409 `changed-meanwhile` when it asks another number of people
 *     POST /api/office/campaigns/{id}/pause            {rev} → officeCampaignSchema
 *     POST /api/office/campaigns/{id}/resume           {rev} → officeCampaignSchema
 *     POST /api/office/campaigns/{id}/extend           {rev, closesAt, graceUntil} → officeCampaignSchema
 *     POST /api/office/campaigns/{id}/close            {rev} → officeCampaignSchema
 *     POST /api/office/campaigns/{id}/delete           {rev} → 204; drafts alone
 *     GET  /api/office/campaigns/{id}/mails            → campaignMailsSchema: the mails with this campaign's words
 *     GET  /api/office/campaigns/{id}/changes/{version} → versionChangesSchema: what another version of its questionnaire changes · 404
 *     GET  /api/office/campaigns/{id}/progress         → progressSchema: figures, nobody's name
 *     POST /api/office/campaigns/{id}/silent           silentQuestionSchema → silentSchema: who has not answered, one page
 *     POST /api/office/campaigns/{id}/silent/all       silentFilterSchema → silentSchema: all of them, for a list to telephone from
 *
 * Days are days in Japan; what travels are instants.
 */

const instant = campaignSchema.shape.opensAt.check(z.refine(isPlannable))
export const longestCampaignTitle = 200
const title = z.string().check(z.maxLength(longestCampaignTitle))

/** A plan while it is being made: what is not decided yet is empty or null. */
export const planDraftSchema = z.object({
  title: z.object({ ja: title, en: title }),
  definition: z.nullable(campaignSchema.shape.definition),
  referenceDate: z.nullable(z.iso.date()),
  opensAt: z.nullable(instant),
  closesAt: z.nullable(instant),
  graceUntil: z.nullable(instant),
  audience: audienceSchema,
  reminders: z.array(reminderSchema).check(z.maxLength(12)),
})
export type PlanDraft = z.infer<typeof planDraftSchema>

const day = z.nullable(z.string())
export const officeCampaignSchema = z.object({
  id: z.string(),
  rev: z.int(),
  state: z.enum(campaignStates),
  plan: planDraftSchema,
  /** The day (YYYY-MM-DD) of each reminder of the plan, in their order; null where it is not decided or never sent. */
  reminderDays: z.array(day),
  startedAt: z.nullable(z.string()),
  /** When the office closed it before its time. */
  closedAt: z.nullable(z.string()),
  figuresAt: z.nullable(z.string()),
  updatedAt: z.string(),
})
export type OfficeCampaign = z.infer<typeof officeCampaignSchema>

export const campaignsSchema = z.object({
  campaigns: z.array(
    z.object({
      id: z.string(),
      state: z.enum(campaignStates),
      title: planDraftSchema.shape.title,
      opensAt: z.nullable(z.string()),
      closesAt: z.nullable(z.string()),
      /** How many were asked, and how many answered. */
      asked: z.int(),
      answered: z.int(),
      updatedAt: z.string(),
    }),
  ),
})
export type CampaignLine = z.infer<typeof campaignsSchema>['campaigns'][number]

/** The questionnaires that a campaign can ask, each published version, the newest first. */
export const offeredSchema = z.object({
  questionnaires: z.array(z.object({ id: z.string(), version: z.int(), title: bilingualSchema, questions: z.int() })),
})
export type Offered = z.infer<typeof offeredSchema>['questionnaires'][number]

export const previewQuestionSchema = z.object({
  audience: audienceSchema,
  opensAt: z.nullable(instant),
  closesAt: z.nullable(instant),
  reminders: planDraftSchema.shape.reminders,
})
/** `withoutAddress`: how many of the people have no address that mail reaches. */
export const previewSchema = z.object({ people: z.int(), withoutAddress: z.int(), reminderDays: z.array(day) })
export type Preview = z.infer<typeof previewSchema>

export const putCampaignSchema = z.object({ rev: z.int(), plan: planDraftSchema })
export const campaignRevSchema = z.object({ rev: z.int() })
export const startCampaignSchema = z.object({ rev: z.int(), people: z.int().check(z.minimum(0)) })
export const extendCampaignSchema = z.object({ rev: z.int(), closesAt: instant, graceUntil: instant })

// Written out: what reckons with versions is no part of the office's own code.
const aspects = ['type', 'words', 'options', 'rows', 'range', 'rule', 'offer', 'moved'] as const satisfies readonly ItemAspect[]
/** By what each question asks; `aspects`: how one that stays differs. */
export const versionChangesSchema = z.object({
  changes: z.array(z.object({ kind: z.enum(['added', 'removed', 'changed']), id: z.string(), asks: bilingualSchema, aspects: z.array(z.enum(aspects)) })),
})
export type VersionChanges = z.infer<typeof versionChangesSchema>

export const campaignMailsSchema = z.object({
  mails: z.array(z.object({ name: z.string(), subject: bilingualSchema, text: bilingualSchema })),
})
export type CampaignMail = z.infer<typeof campaignMailsSchema>['mails'][number]

/**
 * How far people are. `asked`: invited, or at it without an invitation. Of the mails: `delivered` to a mail server,
 * `bounced` for good, `waiting` to leave; each person counts once. `started`: wrote at least one answer; whoever has
 * answered counts too. `confirmed`: has the whole record confirmed for this campaign, which nobody can before it opens.
 * `answered`: all that was received, `late` and `afterClose` among it.
 */
const steps = { asked: z.int(), delivered: z.int(), bounced: z.int(), waiting: z.int(), opened: z.int(), started: z.int(), confirmed: z.int(), answered: z.int(), late: z.int(), afterClose: z.int() }
export const stepsSchema = z.object(steps)
export type Steps = z.infer<typeof stepsSchema>
export const progressSchema = z.object({
  at: z.string(),
  all: stepsSchema,
  /** `name`: null for those of whom no university is known. The most asked first. */
  universities: z.array(z.extend(stepsSchema, { id: z.nullable(z.string()), name: z.nullable(bilingualSchema) })),
  /** By the large research field of the record; `code` null: nothing is known. */
  fields: z.array(z.extend(stepsSchema, { code: z.nullable(z.string()) })),
  /** Every page in its order, by what it asks first, and how many began, have not sent, and answered this page last. */
  pages: z.array(z.object({ id: z.string(), section: bilingualSchema, asks: bilingualSchema, stopped: z.int() })),
})
export type Progress = z.infer<typeof progressSchema>

export const silentAtOnce = 50
/** `bounced`: only those whose mail came back. */
export const silentFilterSchema = z.object({ university: z.nullable(z.string().check(z.maxLength(32))), bounced: z.boolean() })
export type SilentFilter = z.infer<typeof silentFilterSchema>
export const silentQuestionSchema = z.extend(silentFilterSchema, { page: z.int().check(z.minimum(0), z.maximum(100_000)) })

/** How far somebody is who has not answered. */
export const silentSteps = ['asked', 'opened', 'started'] as const
export const silentPersonSchema = z.object({
  account: z.string(),
  jgradId: z.nullable(z.string()),
  name: z.string(),
  email: z.string(),
  university: z.nullable(bilingualSchema),
  bounced: z.boolean(),
  step: z.enum(silentSteps),
  /** When we last wrote to them about this campaign. */
  writtenAt: z.nullable(z.string()),
  /** When a device of theirs was last heard of. */
  seenAt: z.nullable(z.string()),
})
export type SilentPerson = z.infer<typeof silentPersonSchema>
export const silentSchema = z.object({ people: z.array(silentPersonSchema), total: z.int() })
