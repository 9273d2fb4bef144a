import * as z from 'zod/mini'
import { bilingualSchema, languageSchema } from '../domain/language.ts'

/**
 * The office's view of the mails.
 *
 *     GET   /api/office/mails/templates           → 200 mailTemplatesSchema
 *     POST  /api/office/mails/search              mailSearchSchema → 200 mailPageSchema
 *     POST  /api/office/mails/{id}/open           → 200 mailSchema with its text, which is noted in the log · 404
 *     POST  /api/office/mails/{id}/resend         → 201 mailSchema of the new mail · 404 · 409 `not-allowed-now`
 *
 * What is searched for is personal and travels in a body: addresses end up in logs.
 */

export const mailStates = ['waiting', 'sent', 'failed', 'bounced'] as const
export type MailState = (typeof mailStates)[number]

/**
 * Why a mail did not arrive. `unreachable`: a server did not answer; `busy`: one asked to come back later; `ours`: our
 * own mail server did not let us in, or refused the sender; `refused`: the other side did not want this mail; `restored`: it
 * waited when a backup was taken that was restored since.
 */
export const mailFailureKinds = ['no-such-address', 'mailbox-full', 'refused', 'unreachable', 'busy', 'ours', 'restored', 'unclear'] as const
export type MailFailureKind = (typeof mailFailureKinds)[number]

/** A template as the office sees it: its text for a reader of either language, with made-up values filled in. */
export const mailTemplatesSchema = z.object({
  templates: z.array(z.object({ name: z.string(), subject: bilingualSchema, text: bilingualSchema })),
})
export type MailTemplate = z.infer<typeof mailTemplatesSchema>['templates'][number]

export const mailsPerPage = 50

/**
 * `state`: null for any. `text`: an address or a part of one, a name, a JGRAD-ID or the receipt number of an application;
 * empty for all. `page`: from 0, newest first.
 */
export const mailSearchSchema = z.object({
  state: z.nullable(z.enum(mailStates)),
  text: z.string().check(z.maxLength(254)),
  page: z.int().check(z.minimum(0), z.maximum(100_000)),
})
export type MailSearch = z.infer<typeof mailSearchSchema>

export const mailSchema = z.object({
  id: z.string(),
  template: z.string(),
  /** What it is called: its subject in one language. */
  title: bilingualSchema,
  recipient: z.string(),
  language: languageSchema,
  state: z.enum(mailStates),
  attempts: z.int(),
  createdAt: z.string(),
  sentAt: z.nullable(z.string()),
  /** When it is tried next; null where nothing more is tried. */
  dueAt: z.nullable(z.string()),
  failure: z.nullable(z.object({ kind: z.enum(mailFailureKinds), status: z.string() })),
  /** Whom it is about: the account with the name it has now, or the application's receipt number. */
  account: z.nullable(z.object({ id: z.string(), name: z.string(), jgradId: z.nullable(z.string()) })),
  application: z.nullable(z.string()),
  /** Whether the office may send it once more. */
  resendable: z.boolean(),
  /** Only where the mail was opened; null: not kept, as of every mail that opened something. */
  text: z.optional(z.nullable(z.string())),
})
export type MailSeen = z.infer<typeof mailSchema>

/** `total`: of what was searched for. `counts`: how many there are in each state, whatever was searched for. */
export const mailPageSchema = z.object({
  mails: z.array(mailSchema),
  total: z.int(),
  counts: z.object({ waiting: z.int(), sent: z.int(), failed: z.int(), bounced: z.int() }),
})
export type MailPage = z.infer<typeof mailPageSchema>
