import { isLargeFieldCode, isSmallFieldCode, largeFieldOf } from '../codes/research-fields.ts'
import type { Json } from '../json.ts'
import { storedPart, withPart } from './fields.ts'

/**
 * The research field after its large or small part was chosen: a small field brings its large one along, and a large
 * field lets go of a small one that is not in it. Words that are no code yet change nothing else.
 */
export function chooseResearchField(value: Json | undefined, part: 'large' | 'small', chosen: string): Json {
  const next = withPart(value, part, chosen === '' ? null : chosen)
  if (part === 'small' && isSmallFieldCode(chosen)) return withPart(next, 'large', largeFieldOf(chosen) ?? null)
  const small = storedPart(next, 'small')
  const strays = part === 'large' && isLargeFieldCode(chosen) && typeof small === 'string' && largeFieldOf(small) !== chosen
  return strays ? withPart(next, 'small', null) : next
}
