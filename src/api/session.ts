import * as z from 'zod/mini'
import { bareCode } from '../domain/account/typed-code.ts'
import { mailAddressSchema } from '../domain/mail-address.ts'

/** Signing in by a six-digit code that is mailed. `POST /api/session/code` answers 202 for every address. */
export const codeRequestSchema = z.object({ email: mailAddressSchema })

export const roles = ['registrant', 'university', 'office', 'administrator'] as const
export type Role = (typeof roles)[number]

/**
 * Digits in any width and with spaces are taken: people paste what their mail shows. Six are asked for at sign-in and last
 * ten minutes; twelve come with the mail that issues the account and last two weeks.
 */
export const signInSchema = z.object({
  email: mailAddressSchema,
  /** Signed in to on a computer that others use: the session ends with the browser. */
  shared: z.optional(z.boolean()),
  code: z.pipe(
    z.pipe(z.string().check(z.maxLength(40)), z.transform(bareCode)),
    z.string().check(z.regex(/^\d{6}(\d{6})?$/)),
  ),
})

/** Who a session belongs to: the answer of `POST` and `GET /api/session`. */
export const sessionSchema = z.object({
  account: z.string(),
  role: z.enum(roles),
  name: z.string(),
  /** The address that signs in: a passkey knows it without having asked. */
  email: z.optional(z.string()),
  /** Whether the first sign-in is still to be gone through: consent, and what the office entered. */
  welcome: z.optional(z.boolean()),
  /** Came in by the link of an invitation: answers to this campaign and nothing else is open. `name` is empty then. */
  scope: z.optional(z.string()),
})
export type Session = z.infer<typeof sessionSchema>
