import * as z from 'zod/mini'
import { mailAddressSchema } from '../domain/mail-address.ts'

/** What changing the address takes; see `address.ts`. Apart from the answers, as no phone parses its own requests. */

export const addressRequestSchema = z.object({ email: mailAddressSchema })
export const addressProofSchema = z.object({ email: mailAddressSchema, code: z.string().check(z.maxLength(40)) })
export const addressUndoSchema = z.object({ token: z.string().check(z.maxLength(100)) })
