import { submissionAnswerSchema } from '../../api/submissions.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { Answers } from '../../domain/questionnaire/answers.ts'
import { contentHash } from '../../domain/submission.ts'
import type { Sealed } from '../device.ts'
import type { Http } from '../http.ts'
import type { Gateway } from '../storage/gateway.ts'
import type { NotebookDatabase } from '../storage/notebook-database.ts'

/**
 * Fetches the answers that another device sent, when `told` is a receipt without them, and stores them; or beside those
 * sealed here, when these differ. False: nothing that can be relied on came back, or something else stands here already.
 */
export async function fetchSent(
  { database, http }: { database: Gateway<NotebookDatabase>; http: Http },
  campaign: Campaign,
  told: Sealed | undefined,
): Promise<boolean> {
  if (!told?.receipt || (told.state !== 'received' && told.state !== 'differs')) return false
  const reply = await http.request('GET', `/api/submissions/${encodeURIComponent(campaign.id)}`)
  const found = reply.kind === 'json' ? submissionAnswerSchema.safeParse(reply.body) : undefined
  if (!found?.success) return false
  const { answers } = found.data
  const definition = await versionOf(campaign, answers, told.receipt.hash)
  if (!definition) return false
  const stored: Sealed = told.state === 'differs' ? { ...told, theirs: { definition, answers } } : { ...told, definition, answers }
  return database.run((open) =>
    open.transaction('rw', open.sealed, async () => {
      const now = await open.sealed.get(campaign.id)
      // What stood here when it was asked for: nothing, the same receipt, or answers that have been replaced since.
      if (told.state === 'differs' ? now?.state !== 'differs' || now.hash !== told.hash : now !== undefined && now.state !== 'received') return false
      await open.sealed.put(stored)
      return true
    }),
  )
}

/**
 * The version that answers were given to. The hash came through this person's own feed, or with the server's word on
 * answers of theirs: whatever session answered, only these answers to that version have it. Undefined: not these answers.
 */
async function versionOf({ id: campaign, definition: { id, version: newest } }: Campaign, answers: Answers, hash: string) {
  for (let version = newest; version > 0; version -= 1) {
    const definition = { id, version }
    if ((await contentHash({ campaign, definition, answers })) === hash) return definition
  }
  return undefined
}
