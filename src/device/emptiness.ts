import { rememberedSchema } from '../api/remembered.ts'
import type { Http } from './http.ts'

/**
 * Asks the server whether somebody signed in with this browser before: then storage that is empty was emptied. Null
 * when nobody can say now.
 */
export async function askWhetherEmptied(http: Http): Promise<boolean | null> {
  const reply = await http.request('GET', '/api/session/device')
  const remembered = reply.kind === 'json' ? rememberedSchema.safeParse(reply.body) : undefined
  return remembered?.success ? remembered.data.signedInBefore : null
}
