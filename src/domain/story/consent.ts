import * as z from 'zod/mini'
import { lackingIn, type StoryBody } from './draft.ts'

/** How somebody agreed that their story is told: on paper, by mail, in a talk, in the app. */
export const consentWays = ['paper', 'mail', 'talk', 'app'] as const
/** What for: the app, which is what publishing needs; their picture; printed matter and events of the office. */
export const consentUses = ['app', 'picture', 'print'] as const
export type ConsentUse = (typeof consentUses)[number]

/** A consent as the office records it. */
export const storyConsentSchema = z.object({
  how: z.enum(consentWays),
  /** The day on which it was given, in Japan. */
  on: z.iso.date(),
  uses: z.array(z.enum(consentUses)).check(z.minLength(1), z.maxLength(consentUses.length)),
})
export type StoryConsent = z.infer<typeof storyConsentSchema>

/** What publishing a story is decided by. */
export interface Standing {
  body: StoryBody
  hasPicture: boolean
  /** An invented person agrees to nothing. */
  sample: boolean
  consent: Pick<StoryConsent, 'uses'> | null
  /** Whether somebody read it since it was written last. */
  isReviewed: boolean
}

/**
 * Why a story can't be published yet: the fields of `lackingIn`, then `consent` (none for the app), `consent.picture`
 * (none for the picture) and `review`. None: it can.
 */
export function hindrances({ body, hasPicture, sample, consent, isReviewed }: Standing): string[] {
  const agreed = (use: ConsentUse) => sample || consent?.uses.includes(use) === true
  return [
    ...lackingIn(body, hasPicture),
    ...(agreed('app') ? [] : ['consent']),
    ...(hasPicture && !agreed('picture') ? ['consent.picture'] : []),
    ...(isReviewed ? [] : ['review']),
  ]
}
