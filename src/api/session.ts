import * as z from 'zod/mini'
import { mailAddressSchema } from '../domain/mail-address.ts'

/** Signing in by a six-digit code that is mailed. `POST /api/session/code` answers 202 for every address. */
export const codeRequestSchema = z.object({ email: mailAddressSchema })

export const roles = ['registrant', 'university', 'office', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Digits in any width and with spaces are taken: people paste what their mail shows. */
export const signInSchema = z.object({
  email: mailAddressSchema,
  code: z.pipe(
    z.pipe(z.string().check(z.maxLength(40)), z.transform((typed: string) => typed.normalize('NFKC').replace(/[\s-]/g, ''))),
    z.string().check(z.regex(/^\d{6}$/)),
  ),
})

/** Who a session belongs to: the answer of `POST` and `GET /api/session`. */
export const sessionSchema = z.object({
  account: z.string(),
  role: z.enum(roles),
  name: z.string(),
})
export type Session = z.infer<typeof sessionSchema>
