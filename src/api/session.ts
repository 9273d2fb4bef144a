import * as z from 'zod/mini'

export const roles = ['registrant', 'university', 'office', 'administrator'] as const
export type Role = (typeof roles)[number]

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
