import type { ApplicationStanding } from '../../api/applications.ts'
import type { ApplicationForm } from '../../domain/application/application.ts'
import { checkForm } from '../../domain/application/check-form.ts'
import { sameJson } from '../../domain/json.ts'
import type { Services } from '../services.ts'
import { addressKey } from '../store/accounts.ts'
import { columnsOf, findApplication, findUniversity, forgetUnproved, formOf, holdApplication, numberOf, standingOf } from '../store/applications.ts'
import { spendCodes } from '../store/codes.ts'
import { requireMeta } from '../store/meta.ts'
import type { ApplicationTable, Tx } from '../store/schema.ts'
import { countMail } from './limits.ts'
import { mailCode, prepareCode, proofKey } from './mail-code.ts'

/** Why an application is not taken, or not changed. `refused`: a field can't stand; `later`: too many came, in seconds. */
export type Refusal =
  | { outcome: 'refused'; field: string }
  | { outcome: 'later'; retryAfter: number }
  | { outcome: 'number-unknown' | 'changed-meanwhile' | 'not-allowed-now' | 'wrong-code' | 'too-many-tries' }

const refusedFor = async (tx: Tx, form: ApplicationForm, now: number): Promise<Refusal | null> => {
  const [finding] = checkForm(form, { university: await findUniversity(tx, form.university), now })
  return finding ? { outcome: 'refused', field: `form.${finding.field}` } : null
}

/**
 * Takes an application and mails a code to its address. The same id again is the same application, and changes and mails
 * nothing. Nobody is told whether the address has an account.
 */
export async function apply(
  services: Services,
  { id, form, network }: { id: string; form: ApplicationForm; network: string },
): Promise<{ outcome: 'new' | 'same'; standing: ApplicationStanding } | Refusal> {
  const { store, post, clock } = services
  const now = clock()
  const at = new Date(now).toISOString()
  const pepper = await store.read((tx) => requireMeta(tx, 'pepper'))
  const number = numberOf(id, pepper)
  const code = await prepareCode(services, number)
  const result = await store.write(async (tx) => {
    const before = await holdApplication(tx, number)
    if (before) return { outcome: 'same' as const, standing: standingOf(before) }
    const refused = await refusedFor(tx, form, now)
    if (refused) return refused
    const counted = await countMail(tx, { address: addressKey(form.email), network, now })
    if (!counted.ok) return { outcome: 'later' as const, retryAfter: counted.retryAfter }
    await forgetUnproved(tx, now)
    const row: ApplicationTable = {
      ...columnsOf(form), number, state: 'unproved', rev: 1, provedAt: null, bouncedAt: null, words: null, account: null,
      decidedBy: null, decidedAt: null, createdAt: at, updatedAt: at,
    }
    await tx.insertInto('applications').values(row).execute()
    await mailCode(tx, services, { number, form, code, now })
    return { outcome: 'new' as const, standing: standingOf(row) }
  })
  if (result.outcome === 'new') await post.soon()
  return result
}

/**
 * Changes an application that waits for its code or that the office asked to have mended. Another address has to be
 * proved anew; with the same one it goes back to the office. `rev` is what was on screen.
 */
export async function mend(
  services: Services,
  { number, rev, form, network }: { number: string; rev: number; form: ApplicationForm; network: string },
): Promise<{ outcome: 'mended' | 'same'; standing: ApplicationStanding } | Refusal> {
  const { store, post, clock } = services
  const now = clock()
  const at = new Date(now).toISOString()
  const code = await prepareCode(services, number)
  const result = await store.write(async (tx) => {
    const seen = await findApplication(tx, number)
    const moved = seen !== undefined && seen.address !== addressKey(form.email)
    const refused = seen ? await refusedFor(tx, form, now) : null
    if (refused) return refused
    const counted = moved ? await countMail(tx, { address: addressKey(form.email), network, now }) : ({ ok: true } as const)
    const row = await holdApplication(tx, number)
    if (!row) return { outcome: 'number-unknown' as const }
    // The answer was lost on the way, and the phone asks again: done already, and nothing is mailed twice.
    if (row.rev === rev + 1 && sameJson(formOf(row), form)) return { outcome: 'same' as const, standing: standingOf(row) }
    if (row.state !== 'unproved' && row.state !== 'mending') return { outcome: 'not-allowed-now' as const }
    if (row.rev !== rev || row.address !== seen?.address) return { outcome: 'changed-meanwhile' as const }
    if (!counted.ok) return { outcome: 'later' as const, retryAfter: counted.retryAfter }
    const proof = moved ? { provedAt: null, bouncedAt: null } : { provedAt: row.provedAt, bouncedAt: row.bouncedAt }
    const state = proof.provedAt === null ? ('unproved' as const) : ('waiting' as const)
    const change = { ...columnsOf(form), ...proof, state, words: null, rev: row.rev + 1, updatedAt: at }
    await tx.updateTable('applications').set(change).where('number', '=', number).execute()
    if (moved) {
      await spendCodes(tx, proofKey(number))
      await mailCode(tx, services, { number, form, code, now })
    }
    return { outcome: 'mended' as const, standing: standingOf({ ...row, ...change }) }
  })
  if (result.outcome === 'mended') await post.soon()
  return result
}
