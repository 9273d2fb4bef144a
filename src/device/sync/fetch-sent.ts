import { submissionAnswerSchema } from '../../api/submissions.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { contentHash } from '../../domain/submission.ts'
import type { Sealed } from '../device.ts'
import type { Http } from '../http.ts'
import type { Gateway } from '../storage/gateway.ts'
import type { NotebookDatabase } from '../storage/notebook-database.ts'

/**
 * Fetches the answers that another device sent, when `told` is a receipt without them, and stores them beside it.
 * False: nothing that can be relied on came back, or something is sealed here already.
 */
export async function fetchSent(
  { database, http }: { database: Gateway<NotebookDatabase>; http: Http },
  { id, definition }: Campaign,
  told: Sealed | undefined,
): Promise<boolean> {
  if (told?.state !== 'received' || !told.receipt) return false
  const reply = await http.request('GET', `/api/submissions/${encodeURIComponent(id)}`)
  const found = reply.kind === 'json' ? submissionAnswerSchema.safeParse(reply.body) : undefined
  if (!found?.success) return false
  const { answers } = found.data
  // The hash came through this person's own feed: whatever session answered, only these answers have it.
  const hash = await contentHash({ campaign: id, definition, answers })
  if (hash !== told.receipt.hash) return false
  return database.run((open) =>
    open.transaction('rw', open.sealed, async () => {
      if (await open.sealed.get(id)) return false
      await open.sealed.put({ ...told, definition, answers })
      return true
    }),
  )
}
