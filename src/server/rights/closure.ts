import type { Closure } from '../../api/rights.ts'
import { isOptionalConsent } from '../../domain/account/consent.ts'
import { profileId } from '../../domain/notebook.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import { renderMail } from '../mail/templates.ts'
import { newId } from '../random.ts'
import type { Services } from '../services.ts'
import { type Account, eraseAccount, lockAccount } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'
import { writeAsOffice } from '../sync/office.ts'
import { dateWords } from './date-words.ts'
import { unpublishStoriesOf, withdrawStoriesOf } from '../stories/withdraw.ts'
import { keepRemainders, readRemainders, tellRemainders } from './remainder.ts'

const day = 24 * 60 * 60_000
/** How long one may change one's mind, in days. */
const days = 30

/** How an account stands on its way out. */
export async function closureOf(tx: Tx, account: string): Promise<Closure> {
  const { closesAt } = await tx.selectFrom('accounts').select('closesAt').where('id', '=', account).executeTakeFirstOrThrow()
  return { closesAt, days, keeps: tellRemainders(await readRemainders(tx, account)) }
}

/**
 * Closes an account: from now on nothing is decided on it, and after thirty days it is erased. With it ends the consent
 * that registering rests on. Done again it changes nothing. `not-allowed-now` for an account that was never begun, or
 * that is the office's.
 */
export async function closeAccount({ store, clock, config, post }: Services, account: string): Promise<Closure | 'not-allowed-now'> {
  const now = clock()
  const outcome = await store.write(async (tx) => {
    const person = await lockAccount(tx, account)
    if (person.standing === 'closing') return closureOf(tx, account)
    if (person.standing !== 'active' || person.role !== 'registrant') return 'not-allowed-now'
    const closesAt = new Date(now + days * day).toISOString()
    await tx.updateTable('accounts').set({ standing: 'closing', closesAt }).where('id', '=', account).execute()
    await withdrawBasis(tx, account, now)
    await tx.deleteFrom('statisticsPeople').where('account', '=', account).execute()
    await unpublishStoriesOf(tx, account, now)
    await tellDevices(tx, account, closesAt, now)
    await tell(tx, person, 'closing', { date: dateWords(closesAt), address: addressOf(config) }, now)
    return closureOf(tx, account)
  })
  await post.soon()
  return outcome
}

/** Takes a closure back; does nothing to an account that was not closed. The consent it rests on is given anew. */
export async function reopenAccount({ store, clock, config, post }: Services, account: string): Promise<Closure> {
  const now = clock()
  const closure = await store.write(async (tx) => {
    const person = await lockAccount(tx, account)
    if (person.standing === 'closing') {
      await tx.updateTable('accounts').set({ standing: 'active', closesAt: null }).where('id', '=', account).execute()
      await renewBasis(tx, person, now)
      await tellDevices(tx, account, null, now)
      await tell(tx, person, 'reopened', { address: addressOf(config) }, now)
    }
    return closureOf(tx, account)
  })
  await post.soon()
  return closure
}

/**
 * Erases every account whose thirty days are over, one transaction each, and tells each person by a last mail that is
 * kept nowhere. Returns how many. Safe to run at any time and on several servers at once.
 */
export async function eraseClosedAccounts({ store, clock, mail, log }: Services): Promise<number> {
  const now = clock()
  const at = new Date(now).toISOString()
  const due = await store.read((tx) =>
    tx.selectFrom('accounts').select('id').where('standing', '=', 'closing').where('erasedAt', 'is', null).where('closesAt', '<=', at).execute(),
  )
  let erased = 0
  for (const { id } of due) {
    const person = await store.write(async (tx) => {
      const held = await tx.selectFrom('accounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
      const isDue = held.erasedAt === null && held.standing === 'closing' && held.closesAt !== null && held.closesAt <= at
      if (!isDue) return null
      await keepRemainders(tx, await readRemainders(tx, id), now)
      await withdrawStoriesOf(tx, id, 'erased', now)
      await eraseAccount(tx, id, now)
      return held
    })
    if (!person) continue
    erased += 1
    const { subject, text } = renderMail('erased', person.language, { name: person.name })
    await mail.send({ to: person.email, subject, text }).catch((failure: unknown) => log.failure('a last mail could not be sent', failure))
  }
  return erased
}

const tell = (tx: Tx, person: Account, template: 'closing' | 'reopened', values: Parameters<typeof queueMail>[1]['values'], now: number) =>
  queueMail(tx, { template, to: person.email, language: person.language, values: { name: person.name, ...values }, account: person.id }, now)

/** Every device says so on its first screen, offline too. */
const tellDevices = (tx: Tx, account: string, closesAt: string | null, now: number): Promise<void> =>
  writeAsOffice(tx, account, [{ type: 'setting', record: profileId, field: 'closesAt', value: closesAt }], now)

/** The consents that are given by registering: all but those that may be given and taken back alone. */
async function withdrawBasis(tx: Tx, account: string, now: number): Promise<void> {
  const rows = await tx.selectFrom('consents').select(['id', 'kind']).where('account', '=', account).where('withdrawnAt', 'is', null).execute()
  const ids = rows.filter(({ kind }) => !isOptionalConsent(kind)).map(({ id }) => id)
  if (ids.length === 0) return
  await tx.updateTable('consents').set({ withdrawnAt: new Date(now).toISOString() }).where('id', 'in', ids).execute()
}

async function renewBasis(tx: Tx, { id: account, closesAt }: Account, now: number): Promise<void> {
  if (closesAt === null) return
  const closedAt = new Date(Date.parse(closesAt) - days * day).toISOString()
  const ended = await tx.selectFrom('consents').select(['kind', 'version']).where('account', '=', account).where('withdrawnAt', '=', closedAt).execute()
  const basis = ended.filter(({ kind }) => !isOptionalConsent(kind))
  if (basis.length === 0) return
  const at = new Date(now).toISOString()
  await tx
    .insertInto('consents')
    .values(basis.map(({ kind, version }) => ({ id: newId(), account, kind, version, at, withdrawnAt: null })))
    .execute()
}
