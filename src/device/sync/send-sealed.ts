import { accountHeader, alreadyReceivedSchema, answersRefusedSchema, putSubmissionAnswerSchema } from '../../api/submissions.ts'
import type { Submission } from '../../domain/submission.ts'
import type { Sealed } from '../device.ts'
import type { Reply } from '../http.ts'
import type { PassContext, PassEnd } from './pass.ts'

/**
 * Sends every sealed questionnaire that is to be sent: one that has no receipt yet. `done`: none is left waiting for the network. One that the
 * server itself can't take now waits alone.
 */
export async function sendSealed({ database, http, account, device, signal }: PassContext, isToSend: (sealed: Sealed) => boolean): Promise<PassEnd> {
  const unsent = await database.run((open) => open.sealed.filter(isToSend).toArray())
  let end: PassEnd = 'done'
  for (const sealed of unsent) {
    if (signal.aborted) return 'later'
    const { campaign, definition, answers, sealedAt, replaces } = sealed
    const body: Submission = { campaign, definition, answers, sealedAt, device, ...(replaces ? { replaces: replaces.hash } : {}) }
    const headers = { [accountHeader]: account }
    const reply = await http.request('PUT', `/api/submissions/${encodeURIComponent(campaign)}`, { body, compress: true, headers, signal })
    if (signal.aborted) return 'later'
    const outcome = readOutcome(reply, sealed.hash)
    if (typeof outcome === 'string') {
      if (outcome !== 'later' || reply.kind !== 'problem') return outcome
      end = outcome
      continue
    }
    await database.run((open) =>
      open.transaction('rw', open.sealed, async () => {
        const now = await open.sealed.get(campaign)
        // Opened again while this was under way: they were received all the same.
        const opened = now === undefined && outcome.state === 'received'
        // Sealed anew meanwhile, or chosen otherwise: then this outcome speaks of something else.
        const ours = now?.hash === sealed.hash && now.state === 'unsent'
        if (opened || ours) await open.sealed.put({ ...sealed, ...outcome })
      }),
    )
  }
  return end
}

/** A seal changes its state only on the server's own word; everything else is tried again. */
function readOutcome(reply: Reply, hash: string): Partial<Sealed> | PassEnd {
  if (reply.kind === 'barred') return 'barred'
  if (reply.kind === 'json') {
    const received = putSubmissionAnswerSchema.safeParse(reply.body)
    // A receipt for other content is no receipt for this.
    const ours = received.success && received.data.receipt.hash === hash
    return ours ? { state: 'received', receipt: received.data.receipt } : 'later'
  }
  if (reply.kind !== 'problem') return 'later'
  if (reply.status === 401 && reply.problem.code === 'not-signed-in') return 'signed-out'
  if (reply.status === 409 && reply.problem.code === 'other-account') return 'other-account'
  const differs = reply.status === 409 ? alreadyReceivedSchema.safeParse(reply.body) : undefined
  if (differs?.success) {
    const { receipt, final = false } = differs.data
    return { state: 'differs', receipt, final }
  }
  const refused = reply.status === 422 ? answersRefusedSchema.safeParse(reply.body) : undefined
  if (refused?.success) return { state: 'refused', refused: refused.data.refused }
  return 'later'
}
