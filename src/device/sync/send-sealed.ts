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
    const { campaign, definition, answers, sealedAt } = sealed
    const body: Submission = { campaign, definition, answers, sealedAt, device }
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
        // Taken back and sealed anew while this was under way: then this outcome speaks of something else.
        const now = await open.sealed.get(campaign)
        if (now?.hash === sealed.hash && now.state === 'unsent') await open.sealed.put({ ...now, ...outcome })
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
  if (differs?.success) return { state: 'differs', receipt: differs.data.receipt }
  const refused = reply.status === 422 ? answersRefusedSchema.safeParse(reply.body) : undefined
  if (refused?.success) return { state: 'refused', refused: refused.data.refused }
  return 'later'
}
