import * as z from 'zod/mini'

/**
 * What was seen and done at the office. Words that are looked for name people, so they travel in a body.
 *
 *     POST  /api/office/audit    auditQuestionSchema → 200 auditPageSchema, newest first
 */
export const auditPageSize = 50

const day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
const given = z.nullable(z.string().check(z.minLength(1), z.maxLength(254)))

export const auditQuestionSchema = z.object({
  page: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** Of whom: an account's id, its JGRAD-ID or address, or an application's receipt number. */
  person: given,
  /** By whom: an account's id, or part of the name as the log has it. */
  actor: given,
  action: given,
  /** Days in Japan, both included. */
  from: z.nullable(day),
  until: z.nullable(day),
})
export type AuditQuestion = z.infer<typeof auditQuestionSchema>

export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  actorName: z.string(),
  action: z.string(),
  account: z.nullable(z.string()),
  /** Who the account belongs to now; null where there is none, or it was erased. */
  accountName: z.nullable(z.string()),
  application: z.nullable(z.string()),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** `actions`: every action the log has, for the filter. */
export const auditPageSchema = z.object({ entries: z.array(auditEntrySchema), total: z.int(), actions: z.array(z.string()) })
export type AuditPage = z.infer<typeof auditPageSchema>
