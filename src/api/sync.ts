import * as z from 'zod/mini'
import { jsonSchema } from '../domain/json.ts'
import { idSchema, resultSchema, rowSchema } from '../sync/change.ts'

/** `POST /api/sync`: a device hands in its changes and reads the feed from its cursor on. */

export const protocolVersion = 1
/** The newest form of the notebook that this code writes. A server names the span it takes in its answer. */
export const notebookSchema = 1

/**
 * The envelope alone is checked whole. `changes` are parsed one by one afterwards: one that does not parse is refused
 * and nothing else waits for it.
 */
export const syncRequestSchema = z.object({
  v: z.literal(protocolVersion),
  request: idSchema,
  account: idSchema,
  device: idSchema,
  build: z.string().check(z.maxLength(64)),
  schema: z.int(),
  /** Which history of the database the cursor counts in; null at the first call. */
  epoch: z.nullable(z.string().check(z.maxLength(128))),
  /** The `rev` of the last row received. */
  cursor: z.int().check(z.nonnegative()),
  changes: z.array(jsonSchema),
  /** How many changes wait on the device after these, and the age of its oldest one in milliseconds: no content. */
  left: z.int().check(z.nonnegative()),
  oldest: z.nullable(z.union([z.number(), z.string().check(z.maxLength(40))])),
})
export type SyncRequest = z.infer<typeof syncRequestSchema>

export const syncAnswerSchema = z.object({
  v: z.literal(protocolVersion),
  request: z.string(),
  account: z.string(),
  epoch: z.string(),
  /** The server's clock, in milliseconds since 1970. */
  now: z.number(),
  /** One for each change sent, in the same order. */
  results: z.array(resultSchema),
  changes: z.array(rowSchema),
  /** The `rev` of the last row returned. */
  cursor: z.int(),
  /** Whether rows remain after `cursor`. */
  more: z.boolean(),
  schema: z.object({ min: z.int(), max: z.int() }),
  /** Which build answers: what one can't take yet, the next one may. */
  build: z.optional(z.string().check(z.maxLength(64))),
  /** Seconds to stay away for, when the server is busy. */
  wait: z.optional(z.number()),
  /**
   * The campaign whose draft alone this feed shows, for a session that came by an invitation's link. A cursor counts in
   * the feed it was given by: read in another one, it begins anew.
   */
  scope: z.optional(z.string()),
})
export type SyncAnswer = z.infer<typeof syncAnswerSchema>
