import * as z from 'zod/mini'

/**
 * The record of the notebook that a story is written in, and those of the stretches of its route, whose ids begin with
 * `stretches`. `invited` (an instant) and `standing` (`ownStorySchema`) are written by the server; `declined` by the
 * person: which invitation, and whether they want none any more.
 */
export const myStory = { type: 'setting', record: 'my-story', stretches: 'my-story-', invited: 'invited', standing: 'standing', declined: 'declined' } as const

/** What somebody said to an invitation: not now, or never. The consent to be asked is another thing, and stays. */
export const declinedSchema = z.object({ invited: z.string(), how: z.enum(['later', 'never']) })
export type Declined = z.infer<typeof declinedSchema>
