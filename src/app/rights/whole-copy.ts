import * as z from 'zod/mini'
import type { Copy } from '../../api/copy.ts'
import { type Json, jsonSchema } from '../../domain/json.ts'

/** What a device's own export holds that the server may not have: see `device/export.ts`. */
const exportSchema = z.object({
  waiting: z.optional(z.array(jsonSchema)),
  refused: z.optional(z.array(jsonSchema)),
  sealed: z.optional(z.array(jsonSchema)),
})

/**
 * The text of the file a person takes home: the server's copy, and beside it what this device has not sent or could not
 * store. `here` is the device's export as JSON text; undefined: there is no device to ask.
 */
export function wholeCopy(copy: Copy, here: string | undefined, unstored: readonly Json[]): string {
  const read: unknown = here === undefined ? {} : JSON.parse(here)
  const { waiting = [], refused = [], sealed = [] } = exportSchema.parse(read)
  return JSON.stringify({ ...copy, onlyOnThisDevice: { unstored, waiting, refused, sealed } }, null, 2)
}
