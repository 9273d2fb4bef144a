import * as z from 'zod/mini'
import { firstEntryYear } from '../application/first-year.ts'
import { isLargeFieldCode } from '../codes/research-fields.ts'
import type { Json } from '../json.ts'
import { type ProfileValues, storedPart } from '../profile/fields.ts'
import type { Answers } from '../questionnaire/answers.ts'
import type { Definition } from '../questionnaire/definition.ts'
import { fieldsOf, itemsOf } from '../questionnaire/evaluate.ts'
import { isYearMonth } from '../questionnaire/months.ts'
import { codesIn, isChoice, saysDeclined, valueAt } from '../questionnaire/read-answer.ts'

/**
 * What is kept for statistics of somebody who is erased: rows that name nobody and are tied neither to the person nor to
 * each other. Years, one of eleven research fields and ticked choices; no university, place, month, number, nor a word
 * that somebody wrote.
 */
export const remainderSchema = z.object({
  entryYear: z.nullable(z.int()),
  completionYear: z.nullable(z.int()),
  largeField: z.nullable(z.string()),
  /** One survey's ticked choices by field, codes alone; null: the row that counts the person. */
  survey: z.nullable(
    z.object({
      campaign: z.string(),
      definition: z.object({ id: z.string(), version: z.int() }),
      answers: z.record(z.string(), z.union([z.array(z.string()), z.literal('declined')])),
    }),
  ),
})
export type Remainder = z.infer<typeof remainderSchema>

/** Answers that were received, with the questionnaire they answer; without it nothing of them can be kept. */
export interface ReceivedAnswers {
  campaign: string
  definition: Definition | undefined
  answers: Answers
}

const yearOf = (month: Json | undefined): number | null =>
  typeof month === 'string' && isYearMonth(month) ? Number(month.slice(0, 4)) : null

/** The ticked choices among answers: of single and multiple choices and of matrices, as the questionnaire lists them. */
export function tickedChoices(definition: Definition, answers: Answers): Record<string, string[] | 'declined'> {
  const ticked: Record<string, string[] | 'declined'> = {}
  for (const item of itemsOf(definition)) {
    if (item.type !== 'single' && item.type !== 'multi' && item.type !== 'matrix') continue
    for (const field of fieldsOf(item)) {
      const value = valueAt(answers, field)
      if (saysDeclined(value)) ticked[field] = 'declined'
      const codes = codesIn(value)?.filter((code) => isChoice(item, code)) ?? []
      if (codes.length > 0) ticked[field] = codes
    }
  }
  return ticked
}

/** What would stay of somebody: one row that counts them, and one for each survey they answered. */
export function remaindersOf(
  profile: ProfileValues,
  entryYear: number | null,
  received: readonly ReceivedAnswers[],
): Remainder[] {
  const large = storedPart(profile['field'], 'large')
  const coarse = {
    entryYear: entryYear !== null && entryYear >= firstEntryYear && entryYear <= 2100 ? entryYear : null,
    completionYear: yearOf(storedPart(profile['dates'], 'completed')),
    largeField: typeof large === 'string' && isLargeFieldCode(large) ? large : null,
  }
  const surveys = received.flatMap(({ campaign, definition, answers }) => {
    if (!definition) return []
    const { id, version } = definition
    return [{ ...coarse, survey: { campaign, definition: { id, version }, answers: tickedChoices(definition, answers) } }]
  })
  return [{ ...coarse, survey: null }, ...surveys]
}
