import { type Started, startSession } from '../accounts/start-session.ts'
import type { Services } from '../services.ts'
import { requireMeta } from '../store/meta.ts'
import { countAsked } from './answering-limits.ts'
import { idOfToken } from './invitation-token.ts'
import { standingInvitation } from './standing-invitation.ts'

/** A whole university may sit behind one address on the last evening; one person's devices are few. */
const opensPerNetwork = 3000
const opensPerAccount = 30

export type Opened =
  | { ok: true; started: Started }
  | { ok: false; problem: 'link-ended' }
  | { ok: false; problem: 'too-many-requests'; retryAfter: number }

const invitationOf = async ({ store }: Services, token: string): Promise<string | null> =>
  idOfToken('answer', token, await store.read((tx) => requireMeta(tx, 'pepper')))

/**
 * Which campaign a link leads to, and whether it was sent to `account`; null when it opens nothing (any more). Writes
 * nothing: whatever follows links may look as often as it likes.
 */
export async function lookAtInvitation(services: Services, token: string, account: string | undefined): Promise<{ campaign: string; yours: boolean } | null> {
  const id = await invitationOf(services, token)
  if (id === null) return null
  const found = await services.store.read((tx) => standingInvitation(tx, id, services.clock()))
  return found ? { campaign: found.campaign, yours: found.person.id === account } : null
}

/**
 * Starts a session for whoever pressed the button behind the link, good for answering its campaign and nothing else.
 * When that was first is noted. The same link opens until the grace ends, on as many devices as a person has.
 */
export async function openInvitation(
  services: Services,
  { token, shared, userAgent, network }: { token: string; shared: boolean; userAgent: string; network: string },
): Promise<Opened> {
  const id = await invitationOf(services, token)
  if (id === null) return { ok: false, problem: 'link-ended' }
  const { store, clock, config } = services
  const now = clock()
  return store.write(async (tx): Promise<Opened> => {
    const found = await standingInvitation(tx, id, now)
    if (!found) return { ok: false, problem: 'link-ended' }
    const { campaign, openedAt, person } = found
    const limits = { account: person.id, perAccount: opensPerAccount, network, perNetwork: opensPerNetwork }
    const retryAfter = await countAsked(tx, { of: 'answer', ...limits, now })
    if (retryAfter !== null) return { ok: false, problem: 'too-many-requests', retryAfter }
    if (openedAt === null) {
      const opened = tx.updateTable('invitations').set({ openedAt: new Date(now).toISOString() })
      await opened.where('id', '=', id).where('openedAt', 'is', null).execute()
    }
    const arrival = { method: 'code', shared, userAgent, scope: campaign } as const
    return { ok: true, started: await startSession(tx, { person, arrival, config, now }) }
  })
}
