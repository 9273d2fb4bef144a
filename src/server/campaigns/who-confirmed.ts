import { isWholeRecord } from '../../domain/profile/confirmable.ts'
import { confirmedField, readConfirmed } from '../../domain/questionnaire/from-record.ts'
import type { Tx } from '../store/schema.ts'
import { draftsOf } from './drafts-of.ts'
import type { Range } from './progress.ts'

/**
 * Of some people, who has the whole record confirmed for a campaign. What counts is that it stands in the draft of this
 * campaign, never the time that a phone's clock gave it.
 */
export async function whoConfirmed(tx: Tx, range: Range): Promise<ReadonlySet<string>> {
  const rows = await draftsOf(tx, range).select(['account', 'body']).where('name', '=', confirmedField).execute()
  const whole = rows.filter(({ body }) => isWholeRecord(readConfirmed((JSON.parse(body) as { value: unknown }).value)?.parts ?? []))
  return new Set(whole.map(({ account }) => account))
}
