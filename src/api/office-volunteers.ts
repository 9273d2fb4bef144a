import * as z from 'zod/mini'
import { bilingualSchema } from '../domain/language.ts'
import { storyStates } from './office-stories.ts'

/**
 * Registrants who are willing to be asked as role models, those who said so last first, and whom the office invited to
 * write. Of what they answered otherwise nothing is told, nor whether they are writing: the notebook is theirs.
 *
 *     GET  /api/office/volunteers                        → volunteersSchema
 *     POST /api/office/volunteers/search   {words}       → volunteersSchema: by name or JGRAD-ID, in a body, as
 *                                                          addresses end up in logs
 *     POST /api/office/volunteers/invite   {accounts}    → invitedSchema
 */
export const volunteersAtOnce = 200

export const volunteerSchema = z.object({
  account: z.string(),
  name: z.string(),
  jgradId: z.nullable(z.string()),
  university: z.nullable(bilingualSchema),
  willingSince: z.string(),
  invitedAt: z.nullable(z.string()),
  /** What they said to the last invitation; `never`: they want none any more. */
  declined: z.nullable(z.enum(['later', 'never'])),
  /** Whether mail to them came back, so that no letter would reach them. */
  bounced: z.boolean(),
  /** Whether they may be invited now. */
  canInvite: z.boolean(),
  /** The story that they sent and that is still there. */
  story: z.nullable(z.object({ id: z.string(), state: z.enum(storyStates) })),
})
export type Volunteer = z.infer<typeof volunteerSchema>
/** `total` counts those beyond the first `volunteersAtOnce` too. */
export const volunteersSchema = z.object({ volunteers: z.array(volunteerSchema), total: z.int() })
export type Volunteers = z.infer<typeof volunteersSchema>

export const findVolunteersSchema = z.object({ words: z.string().check(z.maxLength(200)) })
export const inviteVolunteersSchema = z.object({ accounts: z.array(z.string().check(z.maxLength(64))).check(z.minLength(1), z.maxLength(volunteersAtOnce)) })

/** Why somebody was left out: not willing any more, invited lately, wanting none, having sent a story, or out of the reach of mail. */
export const notInvited = ['not-willing', 'lately', 'never', 'sent', 'bounced'] as const
export const invitedSchema = z.object({
  invited: z.array(z.string()),
  left: z.array(z.object({ account: z.string(), why: z.enum(notInvited) })),
})
export type Invited = z.infer<typeof invitedSchema>
