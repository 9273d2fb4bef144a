import type * as z from 'zod/mini'
import type { askCorrectionSchema, Correction, correctionsSchema } from '../../api/rights.ts'
import { correctableFields } from '../../domain/account/correction.ts'
import type { Json } from '../../domain/json.ts'
import { profileId } from '../../domain/notebook.ts'
import { newId } from '../random.ts'
import { lockAccount } from '../store/accounts.ts'
import { loadRecords } from '../store/notebook.ts'
import type { CorrectionTable, Tx } from '../store/schema.ts'

const shown = ({ id, field, value, reason, state, askedAt, decidedAt, words }: CorrectionTable): Correction => ({
  id, field, value: JSON.parse(value) as Json, reason, state, askedAt, decidedAt, words,
})

/** A person's own wishes, the newest first, and what stands now in the fields that they may be about. */
export async function correctionsOf(tx: Tx, account: string): Promise<z.infer<typeof correctionsSchema>> {
  const rows = await tx.selectFrom('corrections').selectAll().where('account', '=', account).orderBy('askedAt', 'desc').orderBy('id').execute()
  const { expectedCompletion } = await tx
    .selectFrom('accounts')
    .select('expectedCompletion')
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  const registers = new Map(
    (await loadRecords(tx, account, 'profile', [profileId])).flatMap((entry) =>
      entry.kind === 'register' ? [[entry.register.field, entry.register.value] as const] : [],
    ),
  )
  const standing = (field: string): string | number | null => {
    const value = field === 'expectedCompletion' ? expectedCompletion : registers.get(field)
    return typeof value === 'string' || typeof value === 'number' ? value : null
  }
  return { corrections: rows.map(shown), current: Object.fromEntries(correctableFields.map((field) => [field, standing(field)])) }
}

/**
 * Hands a wish to the office. `not-allowed-now` while one about the same field is undecided: it may be taken back; and from
 * whoever is no registrant: the university of a coordinator says whose figures they see.
 */
export async function askCorrection(
  tx: Tx,
  account: string,
  { field, value, reason }: z.infer<typeof askCorrectionSchema>,
  now: number,
): Promise<Correction | 'not-allowed-now'> {
  if ((await lockAccount(tx, account)).role !== 'registrant') return 'not-allowed-now'
  const open = tx.selectFrom('corrections').select('id').where('account', '=', account).where('field', '=', field).where('state', '=', 'asked')
  if (await open.executeTakeFirst()) return 'not-allowed-now'
  const row: CorrectionTable = {
    id: newId(), account, field, value: JSON.stringify(value), reason, state: 'asked', askedAt: new Date(now).toISOString(),
    decidedAt: null, decidedBy: null, words: null,
  }
  await tx.insertInto('corrections').values(row).execute()
  return shown(row)
}

/** Takes a wish back. `not-found` for what is none of this person's; `not-allowed-now` when it was decided. */
export async function takeBackCorrection(tx: Tx, account: string, id: string, now: number): Promise<'done' | 'not-found' | 'not-allowed-now'> {
  await lockAccount(tx, account)
  const row = await tx.selectFrom('corrections').select('state').where('id', '=', id).where('account', '=', account).executeTakeFirst()
  if (!row) return 'not-found'
  if (row.state === 'taken-back') return 'done'
  if (row.state !== 'asked') return 'not-allowed-now'
  await tx
    .updateTable('corrections')
    .set({ state: 'taken-back', decidedAt: new Date(now).toISOString() })
    .where('id', '=', id)
    .execute()
  return 'done'
}
