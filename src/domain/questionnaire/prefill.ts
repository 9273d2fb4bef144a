import type { Json } from '../json.ts'
import type { Answer } from './answers.ts'
import { validAnswer } from './check-field.ts'
import type { Definition } from './definition.ts'
import { itemsOf } from './evaluate.ts'

/**
 * First answers taken from the profile, by field: for each item that names a profile field whose value is a valid
 * answer to it. `profile` holds the profile's values by field name (`status`, not `profile.status`). They are an
 * offer: nothing is answered until the person goes on from the page that shows them.
 */
export function prefilled(
  definition: Definition,
  profile: Readonly<Record<string, Json | undefined>>,
  referenceDate: string,
): Record<string, Answer> {
  const offered: Record<string, Answer> = {}
  for (const item of itemsOf(definition)) {
    const field = item.prefill?.slice('profile.'.length)
    if (field === undefined || item.type === 'matrix' || !Object.hasOwn(profile, field)) continue
    const answer = validAnswer(item, profile[field], referenceDate)
    if (answer !== undefined) offered[item.id] = answer
  }
  return offered
}
