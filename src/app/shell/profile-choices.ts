import type { Json } from '../../domain/json.ts'
import { type Part, readPart } from '../../domain/profile/parts.ts'
import { declinedToSay, nothingChosen, type Selection } from '../../ui/controls/selection.ts'

export type ChoicePart = Extract<Part, { kind: 'one' | 'many' }>

/** What is chosen, from a stored value of whatever shape. */
export function selectionOf(part: ChoicePart, stored: Json | undefined): Selection {
  const value = readPart(part, stored)
  if (value === undefined) return nothingChosen
  if (typeof value === 'string') return { chosen: [value], texts: {}, declined: false }
  return 'declined' in value ? declinedToSay : { chosen: value.choices, texts: value.text ?? {}, declined: false }
}

/** The value to store for a selection; null when nothing is chosen. */
export function storedSelection(part: ChoicePart, { chosen, texts, declined }: Selection): Json {
  if (declined) return { declined: true }
  const [first] = chosen
  if (first === undefined) return null
  if (part.kind === 'one' && first !== part.words) return first
  return Object.keys(texts).length === 0 ? { choices: [...chosen] } : { choices: [...chosen], text: { ...texts } }
}
