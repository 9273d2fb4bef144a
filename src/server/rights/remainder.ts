import type { Closure } from '../../api/rights.ts'
import { type ReceivedAnswers, type Remainder, remaindersOf } from '../../domain/account/remainder.ts'
import { largeFields } from '../../domain/codes/research-fields.ts'
import type { Json } from '../../domain/json.ts'
import { profileId } from '../../domain/notebook.ts'
import type { Answers } from '../../domain/questionnaire/answers.ts'
import { findQuestionnaire } from '../catalogue/publish.ts'
import { newId } from '../random.ts'
import { loadRecords } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'

/**
 * What would be kept of a person for statistics, as things stand. Answers count however late they came: those of a
 * survey that is still open are treated like all others.
 */
export async function readRemainders(tx: Tx, account: string): Promise<Remainder[]> {
  const person = await tx.selectFrom('accounts').select('entryYear').where('id', '=', account).executeTakeFirstOrThrow()
  const entries = await loadRecords(tx, account, 'profile', [profileId])
  const profile: Record<string, Json> = Object.fromEntries(
    entries.flatMap((entry) => (entry.kind === 'register' ? [[entry.register.field, entry.register.value]] : [])),
  )
  const rows = await tx
    .selectFrom('submissions')
    .select(['campaign', 'definition', 'version', 'answers'])
    .where('account', '=', account)
    .execute()
  const received: ReceivedAnswers[] = []
  for (const { campaign, definition: id, version, answers } of rows) {
    const definition = await findQuestionnaire(tx, { id, version })
    received.push({ campaign, definition, answers: JSON.parse(answers) as Answers })
  }
  const entryYear = person.entryYear ?? (typeof profile['entryYear'] === 'number' ? profile['entryYear'] : null)
  return remaindersOf(profile, entryYear, received)
}

/** The same in numbers and names, for the person to read before closing. */
export function tellRemainders([whole, ...surveys]: readonly Remainder[]): Closure['keeps'] {
  const field = largeFields.find(({ code }) => code === whole?.largeField)
  const choices = surveys.reduce((sum, { survey }) => sum + Object.keys(survey?.answers ?? {}).length, 0)
  return {
    entryYear: whole?.entryYear ?? null,
    completionYear: whole?.completionYear ?? null,
    largeField: field ? { ja: field.ja, en: field.en } : null,
    surveys: surveys.length,
    choices,
  }
}

/** Keeps what stays for statistics. The month is all that is kept of when: a time would lead back to the erasure. */
export async function keepRemainders(tx: Tx, remainders: readonly Remainder[], now: number): Promise<void> {
  const at = new Date(now).toISOString().slice(0, 7)
  await tx
    .insertInto('remainders')
    .values(remainders.map((remainder) => ({ id: newId(), body: JSON.stringify(remainder), at })))
    .execute()
}
