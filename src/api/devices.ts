import * as z from 'zod/mini'

/**
 * The devices that somebody is signed in on.
 *
 *     GET    /api/devices        → 200 {devices} · 401
 *     DELETE /api/devices/{id}   → 204: signed out at its next contact · 404 · 409 `not-allowed-now` for the one that asks
 *     DELETE /api/devices        → 204: all but the one that asks
 */
export const deviceKindSchema = z.object({ browser: z.nullable(z.string()), system: z.nullable(z.string()) })

export const signedInDeviceSchema = z.object({
  id: z.string(),
  /** What kind it was at sign-in; null: not known. */
  label: z.nullable(deviceKindSchema),
  createdAt: z.string(),
  /** When it last exchanged something, noted once a day; null: not yet. */
  contactAt: z.nullable(z.string()),
  /** Whether it is the one that asks. */
  current: z.boolean(),
  /** How many changes it said were not sent yet; null: it said nothing. */
  waiting: z.nullable(z.number()),
  method: z.enum(['code', 'passkey']),
  /** A computer that others use too. */
  shared: z.boolean(),
  /** Came in by the link of an invitation, or by its code: only answers to that survey are open there. */
  byLink: z.optional(z.boolean()),
})
export type SignedInDevice = z.infer<typeof signedInDeviceSchema>
export const devicesSchema = z.object({ devices: z.array(signedInDeviceSchema) })
