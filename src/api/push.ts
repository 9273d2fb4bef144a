import * as z from 'zod/mini'

/**
 * Notifications on a device (Web Push).
 *
 *     GET    /api/push               → 200 {key}: with what a browser subscribes; null: this installation sends none
 *     POST   /api/push/subscriptions → 200 {id}, again for the same · 400 an address that is no push service's · 401 ·
 *                                      404 none are sent · 409 `not-allowed-now` on a computer that others use too
 *     DELETE /api/push/subscriptions → 204: this device gets none any more
 *
 * A subscription belongs to the session it came with, one for each, and ends with it.
 */
export const pushOfferSchema = z.object({ key: z.nullable(z.string()) })

const key = z.string().check(z.regex(/^[A-Za-z0-9_-]+={0,2}$/), z.maxLength(120))

/** What a browser hands out as `PushSubscription.toJSON()`. */
export const pushSubscriptionSchema = z.object({
  endpoint: z.string().check(z.maxLength(1024)),
  keys: z.object({ p256dh: key, auth: key }),
})

export const pushSubscribedSchema = z.object({ id: z.string() })

/**
 * What is sent, encrypted: nothing of the person. `to` is the subscription's id, by which a device knows whether it was
 * meant for whoever is signed in there now; `until` is when the survey closes, or when the news of postings is old. Which
 * search has `count` new postings, and what it is called, is not said.
 */
const message = { v: z.literal(1), to: z.string(), until: z.iso.datetime({ offset: true }) }
export const pushMessageSchema = z.discriminatedUnion('kind', [
  z.object({ ...message, kind: z.literal('survey'), campaign: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)) }),
  z.object({ ...message, kind: z.literal('postings'), count: z.int().check(z.positive()) }),
  z.object({ ...message, kind: z.literal('deadlines'), count: z.int().check(z.positive()) }),
])
export type PushMessage = z.infer<typeof pushMessageSchema>
