import type { Json } from '../json.ts'
import { isYearMonth } from '../questionnaire/months.ts'
import { type FieldShape, isAbroad, partsAsked, type ProfileField, profileShapes, type ProfileValues, storedPart } from './fields.ts'
import { checkPart, type Part, type ProblemCode } from './parts.ts'

/** What is wrong with one part of a field; `part` is empty for a field of one part. */
export interface ProfileProblem {
  part: string
  code: ProblemCode
}

/** Whether one month comes before another; false unless both are months. */
export const isBefore = (month: Json | undefined, other: Json | undefined): boolean =>
  typeof month === 'string' && typeof other === 'string' && isYearMonth(month) && isYearMonth(other) && month < other

/** A postal code abroad has the form of its country, which we don't know. */
const inCountry = (part: Part, abroad: boolean): Part =>
  abroad && part.kind === 'text' && part.form === 'postalCode' ? { ...part, form: 'any' } : part

/**
 * What is wrong with a field of the profile, part by part; empty when nothing is. Nothing is required. `month` is the
 * present one (`YYYY-MM`).
 */
export function checkField(field: ProfileField, profile: ProfileValues, month: string): ProfileProblem[] {
  const shape: FieldShape = profileShapes[field]
  const value = profile[field]
  if (shape.kind !== 'parts') {
    const code = checkPart(shape, value, month)
    return code ? [{ part: '', code }] : []
  }
  const abroad = isAbroad(profile)
  const entered = field === 'dates' ? storedPart(value, 'entered') : undefined
  return partsAsked(field, profile).flatMap((name) => {
    const part = shape.parts[name]
    const stored = storedPart(value, name)
    const code = part && checkPart(inCountry(part, abroad), stored, month)
    if (code) return [{ part: name, code }]
    return isBefore(stored, entered) ? [{ part: name, code: 'end-before-start' as const }] : []
  })
}
