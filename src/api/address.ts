import * as z from 'zod/mini'

/**
 * Changing the address that signs in. It counts once a code sent to the new one came back; the old one is told, and may
 * undo it for seven days.
 *
 *     GET  /api/address         → 200 addressStandingSchema · 401
 *     POST /api/address         {email} → 202, whoever the address belongs to · 401 · 409 `not-allowed-now`: it is that
 *                               one already · 429 `too-many-requests`
 *     POST /api/address/proof   {email, code} → 200 {email} · 401 `wrong-code` · 429 `too-many-tries`
 *     POST /api/address/undo    {token} → 200 {email}, signed in or not · 410 `link-ended` · 409 `not-allowed-now`: the
 *                               address signs somebody else in by now
 *
 * The token came by mail to the old address, in the part of a link that no server is sent.
 */

export const addressSchema = z.object({ email: z.string() })
export const addressStandingSchema = z.object({
  email: z.string(),
  /** Where a code was sent that still may come back; null: nowhere. */
  asked: z.nullable(z.string()),
})
