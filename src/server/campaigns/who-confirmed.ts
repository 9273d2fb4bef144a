import { sql } from 'kysely'
import { isWholeRecord } from '../../domain/profile/confirmable.ts'
import { confirmedField, readConfirmed } from '../../domain/questionnaire/from-record.ts'
import type { Tx } from '../store/schema.ts'
import type { Range } from './progress.ts'

/**
 * Of some people, who has the whole record confirmed for a campaign. What counts is that it stands in the draft of this
 * campaign, never the time that a phone's clock gave it.
 */
export async function whoConfirmed(tx: Tx, { campaign, after, last }: Range): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('notebook')
    .select(['account', 'body'])
    // Written out, as the index of drafts has it.
    .where('type', '=', sql.lit('draft'))
    .where('record', '=', campaign)
    .where('account', '>', after)
    .where('account', '<=', last)
    .where('kind', '=', 'register')
    .where('name', '=', confirmedField)
    .execute()
  const whole = rows.filter(({ body }) => isWholeRecord(readConfirmed((JSON.parse(body) as { value: unknown }).value)?.parts ?? []))
  return new Set(whole.map(({ account }) => account))
}
