import * as z from 'zod/mini'
import { bilingualSchema } from '../domain/language.ts'

/**
 * Why a request was refused, as `application/problem+json` (RFC 9457). `code` is for the app, `message` for people and
 * says what to do, `field` names the part of the body that is wrong. `request` and `account` echo a sync request:
 * without them a device never acts on `device-revoked` or `account-erased`.
 */
export const problemCodes = [
  'bad-request', 'too-large', 'not-found', 'not-signed-in', 'other-origin', 'wrong-code', 'too-many-tries',
  'too-many-codes', 'other-account', 'device-revoked', 'account-erased', 'update-needed', 'answers-refused',
  'already-received', 'definition-unknown', 'not-open', 'server-error',
  'not-office', 'not-administrator', 'not-coordinator', 'passkey-needed', 'passkey-refused',
  'changed-meanwhile', 'too-many-requests', 'number-unknown', 'not-allowed-now', 'form-refused',
  'address-taken', 'import-unreadable', 'import-wrong',
  'link-ended',
  'questionnaire-taken', 'questionnaire-broken',
  'spreadsheet-unreadable', 'spreadsheet-refused',
  'postings-unreadable',
  'picture-unreadable', 'picture-too-small', 'story-unready', 'story-published', 'not-willing',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export const problemSchema = z.object({
  code: z.string(),
  message: bilingualSchema,
  status: z.optional(z.int()),
  field: z.optional(z.string()),
  request: z.optional(z.string()),
  account: z.optional(z.string()),
})
export type Problem = z.infer<typeof problemSchema>
