import * as z from 'zod/mini'
import { bilingualSchema } from '../domain/language.ts'
import { colleagueSchema, invitationSchema } from './office-people.ts'

/**
 * The coordinators of universities, as administrators look after them. They are nobody of the office: nothing here makes
 * one of them a colleague.
 *
 *     GET    /api/office/people/coordinators               → 200 coordinatorsSchema
 *     POST   /api/office/people/coordinators               coordinatorInvitationSchema → 201 coordinatorRowSchema ·
 *                                                          409 `address-taken` · 409 `not-allowed-now` for no member
 *     DELETE /api/office/people/coordinators/{account}     → 204, with their sessions · 404
 *     POST   /api/office/people/coordinators/{account}/passkeys-lost   → 204: forgets the passkeys and ends the sessions · 404
 */
export const coordinatorInvitationSchema = z.extend(z.omit(invitationSchema, { role: true }), { university: z.string().check(z.regex(/^[A-Za-z0-9-]{1,32}$/)) })

export const coordinatorRowSchema = z.extend(z.omit(colleagueSchema, { role: true }), {
  university: z.object({ id: z.string(), name: bilingualSchema }),
})
export type CoordinatorRow = z.infer<typeof coordinatorRowSchema>
export const coordinatorsSchema = z.object({ coordinators: z.array(coordinatorRowSchema) })
