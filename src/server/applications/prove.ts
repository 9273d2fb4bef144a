import type { ApplicationStanding } from '../../api/applications.ts'
import { showReceiptNumber } from '../../domain/application/receipt-number.ts'
import { sealCode, tryCode } from '../accounts/proof.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import type { Services } from '../services.ts'
import { findAccount } from '../store/accounts.ts'
import { findApplication, formOf, holdApplication, standingOf } from '../store/applications.ts'
import { requireMeta } from '../store/meta.ts'
import type { Refusal } from './apply.ts'
import { countMail } from './limits.ts'
import { mailCode, prepareCode, proofKey } from './mail-code.ts'

/** Mails another code to the address of an application that waits for one. Earlier ones stay good for their time. */
export async function askAnotherCode(
  services: Services,
  { number, network }: { number: string; network: string },
): Promise<{ outcome: 'sent' } | Refusal> {
  const { store, post, clock } = services
  const now = clock()
  const code = await prepareCode(services, number)
  const result = await store.write(async (tx) => {
    const seen = await findApplication(tx, number)
    if (!seen) return { outcome: 'number-unknown' as const }
    if (seen.state !== 'unproved') return { outcome: 'not-allowed-now' as const }
    const counted = await countMail(tx, { address: seen.address, network, now })
    if (!counted.ok) return { outcome: 'later' as const, retryAfter: counted.retryAfter }
    const row = await holdApplication(tx, number)
    // Proved or mended between the two looks: what is on the applicant's screen is not what stands.
    if (row?.state !== 'unproved' || row.address !== seen.address) return { outcome: 'changed-meanwhile' as const }
    await tx.updateTable('applications').set({ bouncedAt: null }).where('number', '=', number).execute()
    await mailCode(tx, services, { number, form: formOf(row), code, now })
    return { outcome: 'sent' as const }
  })
  if (result.outcome === 'sent') await post.soon()
  return result
}

/**
 * Takes the code from the mail: the address is proved, and the application is the office's to see; or, when the address
 * signs in already, its owner is told so. One that is proved already answers as it stands.
 */
export async function prove(
  services: Services,
  { number, code }: { number: string; code: string },
): Promise<{ outcome: 'proved'; standing: ApplicationStanding } | Refusal> {
  const { store, post, clock, config } = services
  const now = clock()
  const at = new Date(now).toISOString()
  const pepper = await store.read((tx) => requireMeta(tx, 'pepper'))
  const hash = await sealCode(code, proofKey(number), pepper)
  const result = await store.write(async (tx) => {
    const row = await holdApplication(tx, number)
    if (!row) return { outcome: 'number-unknown' as const }
    if (row.state !== 'unproved') return { outcome: 'proved' as const, standing: standingOf(row) }
    const tried = await tryCode(tx, { key: proofKey(number), hash, now })
    if (tried !== 'right') return { outcome: tried }
    const { email, language } = formOf(row)
    const account = (await findAccount(tx, email))?.id ?? null
    const state = account === null ? ('waiting' as const) : ('existing' as const)
    const change = { state, account, provedAt: at, bouncedAt: null, rev: row.rev + 1, updatedAt: at }
    await tx.updateTable('applications').set(change).where('number', '=', number).execute()
    if (account === null) {
      const values = { number: showReceiptNumber(number), address: addressOf(config) }
      await queueMail(tx, { template: 'applicationReceived', to: email, language, values, application: number }, now)
    }
    return { outcome: 'proved' as const, standing: standingOf({ ...row, ...change }) }
  })
  if (result.outcome === 'proved') await post.soon()
  return result
}
