import type { OfficeFacts } from '../../api/office-registrants.ts'
import { identityKeys } from '../../domain/account/identity.ts'
import { type Standing, standings } from '../../domain/account/standing.ts'
import { type Json, sameJson } from '../../domain/json.ts'
import { profileId } from '../../domain/notebook.ts'
import { officeDevice } from '../../sync/records.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { firstCodeLife } from '../accounts/issue.ts'
import { storeCode } from '../accounts/proof.ts'
import type { Config } from '../config.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import { dateWords } from '../rights/date-words.ts'
import { type Account, addressKey, findAccount } from '../store/accounts.ts'
import { holdAddress, spendCodes } from '../store/codes.ts'
import { recordHistory } from '../store/history.ts'
import type { Tx } from '../store/schema.ts'
import { unpublishStoriesOf } from '../stories/withdraw.ts'
import { writeAsOffice } from '../sync/office.ts'
import { findUniversity } from './universities.ts'

/** One deed of the office: on whom, by whom, why, and when. */
export interface Deed {
  person: Account
  actor: Actor
  reason: string
  now: number
  config: Pick<Config, 'origin' | 'port'>
}

const day = 24 * 60 * 60_000
/** How long a closed account can be opened again. */
const daysToReopen = 30

const tell = (tx: Tx, { person, now }: Deed, template: Parameters<typeof queueMail>[1]['template'], values: Parameters<typeof queueMail>[1]['values'], to = person.email) =>
  queueMail(tx, { template, to, language: person.language, values: { name: person.name, ...values }, account: person.id }, now)

const jsonOf = (value: string | null): string | null => (value === null ? null : JSON.stringify(value))

/** Lets a student number be found, in place of the one that was. */
async function putStudentNumber(tx: Tx, account: string, studentNumber: string): Promise<void> {
  const key = identityKeys({ name: '', nameKana: '', nameLatin: '', studentNumber })['student-number']
  await tx.deleteFrom('identities').where('account', '=', account).where('kind', '=', 'student-number').execute()
  if (key !== '') await tx.insertInto('identities').values({ account, kind: 'student-number', key }).execute()
}

/**
 * Corrects what only the office can change, in the account and in the person's notebook, and tells the person why. `changed`
 * when what stands is no longer `before`; `unknown` for a university that nobody knows.
 */
export async function correctFacts(tx: Tx, deed: Deed, facts: { standing: OfficeFacts; before: OfficeFacts; after: OfficeFacts }): Promise<'done' | 'changed' | 'unknown'> {
  const { person, actor, reason, now } = deed
  const { standing, before, after } = facts
  if (!sameJson(standing, before)) return 'changed'
  if (sameJson(before, after)) {
    // The answer shows the person all the same.
    await recordAudit(tx, { actor, action: 'registrant.seen', account: person.id }, now)
    return 'done'
  }
  const known = after.university === null ? undefined : await findUniversity(tx, after.university)
  if (after.university !== null && !known) return 'unknown'
  const { university, entryYear, expectedCompletion, universityEmail, studentNumber } = after
  await tx.updateTable('accounts').set({ university, entryYear, expectedCompletion, universityEmail }).where('id', '=', person.id).execute()
  if (studentNumber !== before.studentNumber) await putStudentNumber(tx, person.id, studentNumber)
  const values: Record<string, Json> = {
    ...(university === before.university ? {} : { university: known?.university.name[person.language] ?? null }),
    ...(studentNumber === before.studentNumber ? {} : { studentNo: studentNumber }),
    ...(entryYear === before.entryYear ? {} : { entryYear }),
  }
  const edits = Object.entries(values).map(([field, value]) => ({ type: 'profile', record: profileId, field, value }))
  if (edits.length > 0) await writeAsOffice(tx, person.id, edits, now)
  // No fields of the notebook: the person reads of them in the history all the same.
  const steps = (['expectedCompletion', 'universityEmail'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ type: 'profile', record: profileId, field, before: jsonOf(before[field]), after: jsonOf(after[field]) }))
  if (steps.length > 0) await recordHistory(tx, person.id, steps, { at: new Date(now).toISOString(), device: officeDevice })
  const fields = Object.keys(after).filter((field) => !sameJson(before[field as keyof OfficeFacts], after[field as keyof OfficeFacts]))
  await recordAudit(tx, { actor, action: 'registrant.corrected', account: person.id, detail: { fields, reason } }, now)
  await tell(tx, deed, 'correctedByOffice', { reason })
  return 'done'
}

/** Every device shows on its first screen until when the account can be kept; null: it is kept. */
const tellDevices = (tx: Tx, account: string, closesAt: string | null, now: number): Promise<void> =>
  writeAsOffice(tx, account, [{ type: 'setting', record: profileId, field: 'closesAt', value: closesAt }], now)

/** Closes an account: erased after thirty days, unless it is opened again. False when it is being closed already. */
export async function closeByOffice(tx: Tx, deed: Deed): Promise<boolean> {
  const { person, actor, reason, now } = deed
  if (person.standing === 'closing') return false
  const closesAt = new Date(now + daysToReopen * day).toISOString()
  await tx.updateTable('accounts').set({ standing: 'closing', closesAt }).where('id', '=', person.id).execute()
  await unpublishStoriesOf(tx, person.id, now)
  await tellDevices(tx, person.id, closesAt, now)
  await recordAudit(tx, { actor, action: 'registrant.closed', account: person.id, detail: { reason, standing: person.standing } }, now)
  await tell(tx, deed, 'closedByOffice', { reason, date: dateWords(closesAt) })
  return true
}

/** How an account stood when the office closed it; only what was begun can be closed by its person. */
async function standingBefore(tx: Tx, account: string): Promise<Standing> {
  const closed = tx.selectFrom('audit').select('detail').where('account', '=', account).where('action', '=', 'registrant.closed')
  const entry = await closed.orderBy('at', 'desc').limit(1).executeTakeFirst()
  const noted: unknown = entry && (JSON.parse(entry.detail) as { standing?: unknown }).standing
  return standings.find((each) => each === noted) ?? 'active'
}

/** Opens an account again that was being closed, as far along as it was then. False when it was not being closed. */
export async function reopenByOffice(tx: Tx, deed: Deed): Promise<boolean> {
  const { person, actor, reason, now } = deed
  if (person.standing !== 'closing') return false
  const standing = person.activatedAt === null ? await standingBefore(tx, person.id) : 'active'
  await tx.updateTable('accounts').set({ standing, closesAt: null }).where('id', '=', person.id).execute()
  await tellDevices(tx, person.id, null, now)
  await recordAudit(tx, { actor, action: 'registrant.reopened', account: person.id, detail: { reason } }, now)
  await tell(tx, deed, 'reopenedByOffice', {})
  return true
}

/**
 * Mails a new code for signing in, to another address where the person proved by other means to be reached there; then the
 * old one no longer signs in, and is told. The code was drawn and sealed for the address before. False when the address
 * is somebody else's.
 */
export async function reissue(tx: Tx, deed: Deed, { email, code }: { email: string; code: { text: string; hash: string } }): Promise<boolean> {
  const { person, actor, reason, now, config } = deed
  const key = addressKey(email)
  await holdAddress(tx, key)
  const moves = key !== person.address
  if (moves) {
    if (await findAccount(tx, email)) return false
    await spendCodes(tx, person.address)
    await tx.updateTable('accounts').set({ email, address: key }).where('id', '=', person.id).execute()
    await writeAsOffice(tx, person.id, [{ type: 'profile', record: profileId, field: 'email', value: email }], now)
    await tell(tx, deed, 'addressReplaced', {})
  }
  await storeCode(tx, { key, hash: code.hash, now, life: firstCodeLife })
  await recordAudit(tx, { actor, action: moves ? 'registrant.address-changed' : 'registrant.reissued', account: person.id, detail: { reason } }, now)
  await tell(tx, deed, 'registeredAnew', { address: addressOf(config), code: code.text }, email)
  return true
}
