import { notebookSchema, protocolVersion, type SyncAnswer, syncAnswerSchema, type SyncRequest } from '../../api/sync.ts'
import { build, type Environment } from '../environment.ts'
import type { Reply } from '../http.ts'
import type { Batch } from './batch.ts'

/** Writes the question for one batch. */
export function ask(batch: Batch, { account, device, environment }: { account: string; device: string; environment: Environment }): SyncRequest {
  const { epoch, cursor } = batch.feed
  const oldest = batch.oldestAt === null ? null : Math.max(0, environment.now() - batch.oldestAt)
  return {
    v: protocolVersion,
    request: environment.newId(),
    account,
    device,
    build,
    schema: notebookSchema,
    epoch,
    cursor,
    changes: batch.changes,
    left: batch.left,
    oldest,
  }
}

/**
 * What a reply means. `refused`: the server can't take this batch as it is. `failing`: it failed on it. `later`:
 * whatever it was, it was not our server speaking to us, or it is busy.
 */
export type Verdict =
  | { kind: 'answer'; answer: SyncAnswer }
  | { kind: 'too-large' | 'refused' | 'failing' | 'later' | 'barred' | 'signed-out' | 'other-account' | 'update-needed' | 'revoked' | 'erased' }

/**
 * Reads a reply to a question. An answer counts only when it parses, echoes our request and account and has one result
 * for each change; a word that would remove data counts only with the same echo.
 */
export function judge(reply: Reply, { request, account, changes }: SyncRequest): Verdict {
  if (reply.kind === 'barred') return { kind: 'barred' }
  if (reply.kind === 'json' && reply.status === 200) {
    const parsed = syncAnswerSchema.safeParse(reply.body)
    const ours = parsed.success && parsed.data.request === request && parsed.data.account === account
    const complete = parsed.success && parsed.data.results.every((result, index) => result.id === changeId(changes[index]))
    return ours && complete && parsed.data.results.length === changes.length ? { kind: 'answer', answer: parsed.data } : { kind: 'later' }
  }
  if (reply.kind !== 'problem') return { kind: reply.kind === 'unreachable' && (reply.status ?? 0) >= 500 ? 'failing' : 'later' }
  const { problem, status } = reply
  const echoed = problem.request === request && problem.account === account
  if (status === 401 && problem.code === 'not-signed-in') return { kind: 'signed-out' }
  if (status === 403 && problem.code === 'device-revoked' && echoed) return { kind: 'revoked' }
  if (status === 410 && problem.code === 'account-erased' && echoed) return { kind: 'erased' }
  if (status === 409 && problem.code === 'other-account') return { kind: 'other-account' }
  if (status === 426) return { kind: 'update-needed' }
  if (status === 413) return { kind: 'too-large' }
  if (status === 400) return { kind: 'refused' }
  return { kind: status >= 500 ? 'failing' : 'later' }
}

const changeId = (change: unknown): unknown => (typeof change === 'object' && change && 'id' in change ? change.id : undefined)
