import * as z from 'zod/mini'
import { applicationFormSchema, applicationStates } from '../domain/application/application.ts'

/**
 * Applying for an account, by anybody.
 *
 *     POST  /api/applications                 applicationRequestSchema → 201 applicationReceiptSchema · 200 the same id again
 *     GET   state: POST /api/applications/state   {number} → 200 applicationStandingSchema · 404
 *     POST  /api/applications/code            {number} mails another code → 202
 *     POST  /api/applications/proof           {number, code} → 200 applicationStandingSchema · 401 · 429
 *     PUT   /api/applications                 mendRequestSchema → 200 applicationStandingSchema · 404 · 409 `changed-meanwhile`
 *
 * The number travels in bodies alone: addresses end up in logs. It was drawn from 80 random bits, and opens nothing but
 * what is answered here. Whether somebody has an account is told to nobody but by mail, to the address that was proved.
 */

/** `id` is drawn on the phone: a form that is sent twice is one application. `number` answers with it. */
export const applicationRequestSchema = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/)),
  form: applicationFormSchema,
})
export const applicationReceiptSchema = z.object({ number: z.string(), state: z.enum(applicationStates) })

export const numberSchema = z.object({ number: z.string().check(z.maxLength(64)) })
export const proofSchema = z.object({ number: z.string().check(z.maxLength(64)), code: z.string().check(z.maxLength(40)) })
export const mendRequestSchema = z.object({
  number: z.string().check(z.maxLength(64)),
  rev: z.int(),
  form: applicationFormSchema,
})

/** What the holder of the number is told. `form` only where it can be mended; `words` are the office's. */
export const applicationStandingSchema = z.object({
  number: z.string(),
  state: z.enum(applicationStates),
  rev: z.int(),
  updatedAt: z.string(),
  /** Whether mail to the address was refused or came back. */
  bounced: z.boolean(),
  words: z.nullable(z.string()),
  form: z.nullable(applicationFormSchema),
})
export type ApplicationStanding = z.infer<typeof applicationStandingSchema>
