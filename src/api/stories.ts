import * as z from 'zod/mini'
import { storySchema } from '../domain/story/story.ts'

/**
 * Stories of role models as they are published, newest first: the edition of kind `stories`. Somebody may take back their
 * consent: then the next edition is without their story, earlier editions are gone (404), and neither an edition nor a
 * picture is kept by anything on the way (`cache-control: no-store`): a phone keeps the newest edition and the pictures
 * that it names, nothing else.
 *
 *     GET /catalogue/pictures/{hash}   the picture · 404 once no published story shows it
 */
export const storiesEditionSchema = z.object({ stories: z.array(storySchema) })

/** Where a picture is. */
export const pictureHref = (hash: string): string => `/catalogue/pictures/${hash}`

/**
 * The stories that a registrant kept: the record `setting`/`stories` of the notebook, a field for each story (its id)
 * with the instant of keeping; letting go clears it. Only that it was kept is kept: a story that is withdrawn is gone.
 */
export const keptStories = { type: 'setting', record: 'stories' } as const
