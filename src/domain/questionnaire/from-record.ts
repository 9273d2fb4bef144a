import * as z from 'zod/mini'
import { jsonSchema, sameJson } from '../json.ts'
import { type DraftAnswers, valueAt } from './read-answer.ts'

/** The field of a draft that says the record was confirmed for this campaign. No item can have such a name. */
export const confirmedField = 'record-confirmed'

const confirmedSchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** The parts of the record that were confirmed, by name. */
  parts: z.array(z.string()),
  /** The answers taken from them, by item, as they were taken. */
  took: z.record(z.string(), jsonSchema),
})
export type Confirmed = z.infer<typeof confirmedSchema>

/** Reads what the draft holds of a confirmation; null when there is none, or none this version understands. */
export const readConfirmed = (value: unknown): Confirmed | null => confirmedSchema.safeParse(value).data ?? null

/** The items that need not be asked: their answer is the one the confirmed record gave. */
export const settledItems = (confirmed: Confirmed | null, answers: DraftAnswers): ReadonlySet<string> =>
  new Set(
    Object.entries(confirmed?.took ?? {})
      .filter(([item, answer]) => sameJson(valueAt(answers, item) ?? null, answer))
      .map(([item]) => item),
  )
