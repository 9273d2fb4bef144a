import * as z from 'zod/mini'
import { rowSchema } from '../sync/change.ts'
import { protocolVersion } from './sync.ts'

/**
 * `GET /api/sync/stream`: what other devices change, told as it happens, while the app is looked at. The account stands
 * in the `accountHeader`, the place in the feed in the query. It is answered with server-sent events without names, each
 * one event of `streamEventSchema`; whatever else happens, `POST /api/sync` says it.
 */
export const streamPath = '/api/sync/stream'

/** The query: where in the feed the device is. */
export const streamQuerySchema = z.object({
  schema: z.string().check(z.regex(/^\d{1,9}$/)),
  epoch: z.string().check(z.minLength(1), z.maxLength(128)),
  cursor: z.string().check(z.regex(/^\d{1,15}$/)),
})

export const streamEventSchema = z.union([
  z.object({
    kind: z.literal('open'),
    v: z.literal(protocolVersion),
    account: z.string(),
    /** After so many milliseconds at most something comes again; a stream that is silent for much longer is dead. */
    beat: z.int().check(z.positive()),
    now: z.number(),
  }),
  z.object({
    kind: z.literal('rows'),
    epoch: z.string(),
    /** The feed's rows after `before`, up to `cursor` and all of them: a device that is anywhere between may take them in. */
    before: z.int(),
    changes: z.array(rowSchema),
    cursor: z.int(),
    now: z.number(),
    /** As in the answer to a sync request. */
    scope: z.optional(z.string()),
  }),
  /** Still there, and nothing is missing. */
  z.object({ kind: z.literal('beat'), now: z.number() }),
  /** It ends here: an ordinary sync tells why. */
  z.object({ kind: z.literal('end') }),
])
export type StreamEvent = z.infer<typeof streamEventSchema>
export type StreamedRows = Extract<StreamEvent, { kind: 'rows' }>
