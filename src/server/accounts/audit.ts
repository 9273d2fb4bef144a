import type { Json } from '../../domain/json.ts'
import { newId } from '../random.ts'
import type { Tx } from '../store/schema.ts'

/** Somebody of the office, as the log names them. */
export interface Actor {
  account: string
  name: string
}

/** Who acts when nobody does: the command on the server's own console. */
export const consoleActor: Actor = { account: 'console', name: 'console' }

/**
 * Notes that somebody of the office saw or did something. In the transaction of the deed, so that neither is there
 * without the other; what is noted is never changed. `action` is a dotted name that the log has words for,
 * `detail` what it takes to understand it later, without more of the person than that.
 */
export async function recordAudit(
  tx: Tx,
  entry: { actor: Actor; action: string; account?: string | null; application?: string | null; detail?: Json },
  now: number,
): Promise<void> {
  const { actor, action, account = null, application = null, detail = {} } = entry
  await tx
    .insertInto('audit')
    .values({
      id: newId(),
      at: new Date(now).toISOString(),
      actor: actor.account,
      actorName: actor.name,
      action,
      account,
      application,
      detail: JSON.stringify(detail),
    })
    .execute()
}
