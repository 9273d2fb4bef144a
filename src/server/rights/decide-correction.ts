import { type CorrectableField, isCorrectable, readCorrection } from '../../domain/account/correction.ts'
import { profileId } from '../../domain/notebook.ts'
import { type University, universitySchema } from '../../domain/university.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { addressOf } from '../links.ts'
import type { Config } from '../config.ts'
import { queueMail } from '../mail/queue.ts'
import { type Account, lockAccount } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'
import { recordHistory } from '../store/history.ts'
import { officeDevice } from '../../sync/records.ts'
import { writeAsOffice } from '../sync/office.ts'
import en from '../../../locales/en/rights.json' with { type: 'json' }
import ja from '../../../locales/ja/rights.json' with { type: 'json' }

/**
 * What the office decides. `value`: what it writes where that is not what was asked for, for a university its id; `words`
 * go to the person and must not be empty when it refuses.
 */
export interface CorrectionDecision {
  id: string
  decision: 'done' | 'refused'
  value?: string
  words: string | null
}

/**
 * Decides somebody's wish for a correction: writes the value into the record and the account, tells the person by mail
 * and notes it in the audit log. `not-found`; `changed-meanwhile` when it was decided or taken back already;
 * `bad-request` for a value that the field can't hold, and for the wish of whoever is no registrant: it can be refused
 * alone. Call `services.post.soon()` after the transaction.
 */
export async function decideCorrection(
  tx: Tx,
  { id, decision, value, words }: CorrectionDecision,
  { actor, config, now }: { actor: Actor; config: Pick<Config, 'origin' | 'port'>; now: number },
): Promise<'done' | 'not-found' | 'changed-meanwhile' | 'bad-request'> {
  const asked = await tx.selectFrom('corrections').select('account').where('id', '=', id).executeTakeFirst()
  if (!asked) return 'not-found'
  const person = await lockAccount(tx, asked.account)
  // Read anew: it may have been decided while we waited for the account.
  const row = await tx.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  if (row.state !== 'asked') return 'changed-meanwhile'
  const { field } = row
  if (!isCorrectable(field)) return 'bad-request'
  if (decision === 'done' && person.role !== 'registrant') return 'bad-request'
  if (decision === 'refused' && (words ?? '').trim() === '') return 'bad-request'
  const wished: unknown = JSON.parse(row.value)
  if (decision === 'done' && !(await write(tx, person, field, value ?? String(wished), now))) return 'bad-request'

  const at = new Date(now).toISOString()
  await tx.updateTable('corrections').set({ state: decision, decidedAt: at, decidedBy: actor.account, words }).where('id', '=', id).execute()
  await recordAudit(tx, { actor, action: `correction.${decision}`, account: person.id, detail: { field } }, now)
  const values = {
    name: person.name,
    field: { ja: ja.fact[field], en: en.fact[field] },
    words: words ?? '',
    address: addressOf(config),
  }
  const template = decision === 'done' ? ((words ?? '') === '' ? 'corrected' : 'correctedWithWords') : 'notCorrected'
  await queueMail(tx, { template, to: person.email, language: person.language, values, account: person.id }, now)
  return 'done'
}

/** Writes a corrected value; false when the field can't hold it. */
async function write(tx: Tx, person: Account, field: CorrectableField, typed: string, now: number): Promise<boolean> {
  const value = readCorrection(field, typed)
  if (value === null) return false
  const account = tx.updateTable('accounts').where('id', '=', person.id)
  const inNotebook = (shown: string | number) =>
    writeAsOffice(tx, person.id, [{ type: 'profile', record: profileId, field, value: shown }], now)
  if (field === 'university') {
    const known = await findUniversity(tx, String(value))
    await account.set({ university: known?.id ?? null }).execute()
    await inNotebook(known?.name[person.language] ?? value)
  } else if (field === 'entryYear') {
    await account.set({ entryYear: Number(value) }).execute()
    await inNotebook(value)
  } else if (field === 'expectedCompletion') {
    await account.set({ expectedCompletion: String(value) }).execute()
    // No field of the notebook: its history is written here.
    const before = person.expectedCompletion === null ? null : JSON.stringify(person.expectedCompletion)
    const step = { type: 'profile', record: profileId, field, before, after: JSON.stringify(value) }
    await recordHistory(tx, person.id, [step], { at: new Date(now).toISOString(), device: officeDevice })
  } else {
    await inNotebook(value)
  }
  return true
}

/** A university by its id or by its name in either language; undefined when we know none. */
async function findUniversity(tx: Tx, named: string): Promise<University | undefined> {
  const rows = await tx.selectFrom('universities').select('body').execute()
  return rows
    .map(({ body }) => universitySchema.parse(JSON.parse(body)))
    .find(({ id, name }) => id === named || name.ja === named || name.en === named)
}
