import * as z from 'zod/mini'
import { jsonSchema } from '../domain/json.ts'
import { maxBased } from './based.ts'

/** A random identifier of 96 bits or more. Never reused, for anything. */
export const idSchema = z.string().check(z.regex(/^[A-Za-z0-9_:.-]{1,64}$/))
const nameSchema = z.string().check(z.minLength(1), z.maxLength(160))
/**
 * Milliseconds since 1970 by the writer's clock: a tie-break and a text for people, never proof. An ISO 8601 text is
 * taken as well and read as the same.
 */
const timeSchema = z.union([z.number(), z.pipe(z.iso.datetime({ offset: true }), z.transform((text: string) => Date.parse(text)))])

export { maxBased }

/**
 * A value written to one field. `based` names what was on screen when it was written: the id of the value replaced,
 * then its ancestors, newest first, the last id the server confirmed always last. Empty: nothing was there.
 */
export const setSchema = z.object({
  id: idSchema,
  kind: z.literal('set'),
  type: nameSchema,
  record: nameSchema,
  field: nameSchema,
  value: jsonSchema,
  based: z.array(idSchema).check(z.maxLength(maxBased)),
  at: timeSchema,
})
export type SetChange = z.infer<typeof setSchema>

/** A record removed. `seen` names, for each field, the ids of the values that the person saw when removing it. */
export const removeSchema = z.object({
  id: idSchema,
  kind: z.literal('remove'),
  type: nameSchema,
  record: nameSchema,
  seen: z._default(z.record(nameSchema, z.array(idSchema)), {}),
  at: timeSchema,
})
export type RemoveChange = z.infer<typeof removeSchema>

export const changeSchema = z.discriminatedUnion('kind', [setSchema, removeSchema])
export type Change = z.infer<typeof changeSchema>

/** What became of one change. `lost`: another value stands, ours is kept in a conflict entry unless it was superseded. */
export const outcomes = ['applied', 'lost', 'refused', 'parked'] as const
export type Outcome = (typeof outcomes)[number]
export const resultSchema = z.object({ id: z.string(), outcome: z.enum(outcomes), code: z.optional(z.string()) })
export type Result = z.infer<typeof resultSchema>

const revSchema = z.int().check(z.positive())

/** The value that a field has now. */
export const setRowSchema = z.object({
  kind: z.literal('set'),
  type: z.string(),
  record: z.string(),
  field: z.string(),
  value: jsonSchema,
  id: z.string(),
  based: z.array(z.string()),
  at: z.number(),
  rev: revSchema,
})
export type SetRow = z.infer<typeof setRowSchema>

/** A record that is gone; with type `conflict`, a conflict entry that is settled. */
export const removeRowSchema = z.object({
  kind: z.literal('remove'),
  type: z.string(),
  record: z.string(),
  id: z.string(),
  rev: revSchema,
})
export type RemoveRow = z.infer<typeof removeRowSchema>

/**
 * Two values of one field that did not know of each other. The loser is kept here until the person settles it. With
 * `about.field` empty it speaks of the record: somebody removed it without having seen the value that kept it alive.
 */
export const conflictRowSchema = z.object({
  kind: z.literal('conflict'),
  id: z.string(),
  about: z.object({ type: z.string(), record: z.string(), field: z.string() }),
  loser: z.object({ id: z.string(), value: jsonSchema, at: z.number(), device: z.string() }),
  winner: z.string(),
  rev: revSchema,
})
export type ConflictRow = z.infer<typeof conflictRowSchema>

/** One line of the feed that every device reads in the order of `rev`. */
export const rowSchema = z.discriminatedUnion('kind', [setRowSchema, removeRowSchema, conflictRowSchema])
export type Row = z.infer<typeof rowSchema>

/** The type under which a conflict entry is dismissed and its settling is told. */
export const conflictType = 'conflict'

