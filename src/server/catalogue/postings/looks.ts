import * as z from 'zod/mini'
import { putMeta, readMeta } from '../../store/meta.ts'
import type { Tx } from '../../store/schema.ts'

/** What was published last: postings as they stood after that change, looked at then, in milliseconds. */
const lookSchema = z.object({ changed: z.nullable(z.string()), at: z.number() })
type Look = z.infer<typeof lookSchema>

/** Once a day what is over goes, though nothing changed. */
const lookEvery = 24 * 60 * 60_000

async function lastLook(tx: Tx): Promise<Look | null> {
  const text = await readMeta(tx, 'postings-looked')
  return text === undefined ? null : lookSchema.parse(JSON.parse(text))
}

/** Notes that all that changed until then is published. */
export const noteLook = (tx: Tx, look: Look): Promise<void> => putMeta(tx, 'postings-looked', JSON.stringify(look))

/** Whether postings may have changed since they were published last. */
export async function isDue(tx: Tx, now: number): Promise<boolean> {
  const changed = (await readMeta(tx, 'postings-changed')) ?? null
  const look = await lastLook(tx)
  if (look === null) return changed !== null
  // A change in the very moment of the look may have come after it.
  return changed !== look.changed || (changed !== null && Date.parse(changed) >= look.at) || now - look.at >= lookEvery
}
