import * as z from 'zod/mini'

/**
 * The answer of `GET /api/session/device`, for anybody: whether somebody signed in with this browser before. A cookie
 * that no script reads remembers it, so that storage which the browser emptied by itself is noticed. Signing out
 * forgets it.
 */
export const rememberedSchema = z.object({ signedInBefore: z.boolean() })
