import { declinedSchema, myStory } from '../../api/story-record.ts'
import type { Notebook, Reading } from '../../device/device.ts'

/** The record in which a person writes their own story as a role model, with what the office wrote into it. */
export const readMyStory = (book: Pick<Notebook, 'read'>): Promise<ReadonlyMap<string, Reading>> => book.read(myStory.type, myStory.record)

/** An invitation of the office (its instant), unless the person said not now to it, or never to all of them; or null. */
export function openInvitation(valueOf: (field: string) => unknown): string | null {
  const invited = valueOf(myStory.invited)
  if (typeof invited !== 'string') return null
  const declined = declinedSchema.safeParse(valueOf(myStory.declined))
  return declined.success && (declined.data.how === 'never' || declined.data.invited === invited) ? null : invited
}

/** Whether somebody was invited to write and has neither said no nor begun. */
export function isInvited(fields: ReadonlyMap<string, Reading>): boolean {
  const valueOf = (field: string) => fields.get(field)?.value
  return openInvitation(valueOf) !== null && valueOf('written') === undefined && valueOf(myStory.standing) === undefined
}
