import { type Json, sameJson } from '../json.ts'
import { type Given, differences } from './differences.ts'
import { fieldsOf } from './evaluate.ts'
import { readAnswer, valueAt } from './read-answer.ts'

/** A field of a draft for which a value is kept beside the one that stands. */
export interface FieldConflict {
  field: string
  kept: Json
  standing: Json | undefined
}

/**
 * What choosing between two sealed sets of answers decides about a field of their draft as well: `take` the kept value,
 * or `dismiss` it. Null where the choice did not show just these two values of the field: then the person has not
 * decided it.
 */
export function decidedBy(choice: 'keep' | 'replace', ours: Given, theirs: Given, { field, kept, standing }: FieldConflict): 'take' | 'dismiss' | null {
  const shown = differences(ours, theirs).find((each) => [each.ours, each.theirs].some((item) => item && fieldsOf(item).includes(field)))
  if (!shown?.ours || !shown.theirs) return null
  const item = shown.ours
  const said = (value: unknown): Json => readAnswer(item, value) ?? null
  const [own, other] = [ours, theirs].map(({ answers }) => said(valueAt(answers, field))) as [Json, Json]
  const [chosen, left] = choice === 'keep' ? [other, own] : [own, other]
  if (sameJson(said(kept), left) && sameJson(said(standing), chosen)) return 'dismiss'
  return sameJson(said(kept), chosen) && sameJson(said(standing), left) ? 'take' : null
}
