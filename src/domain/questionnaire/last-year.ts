import { type Answer, isDeclined } from './answers.ts'
import { validAnswer } from './check-field.ts'
import type { Definition, Item } from './definition.ts'
import { fieldsOf, itemsOf } from './evaluate.ts'
import { answersToSend } from './to-send.ts'
import { codesIn, type DraftAnswers, isChoice, valueAt } from './read-answer.ts'

/** An earlier campaign as somebody answered it. */
export interface Earlier {
  /** The version that was answered; undefined when it is not at hand: then every answer counts as asked. */
  definition: Definition | undefined
  answers: DraftAnswers
  /** Of the earlier campaign. */
  referenceDate: string
}

/** A choice of several of which one can't be made any more would be offered as something nobody said. */
const isWhole = (item: Item, value: unknown): boolean =>
  item.type !== 'multi' || (codesIn(value) ?? []).every((code) => isChoice(item, code))

/**
 * First answers taken from the year before, by field: for each item that offers them and was asked then, what was
 * answered, if it is a valid answer now. "Prefer not to say" is never offered: it is said anew or not at all. They are
 * an offer: nothing is answered until the person goes on from the page that shows them. `referenceDate` is this year's.
 */
export function fromLastYear(definition: Definition, earlier: Earlier, referenceDate: string): Record<string, Answer> {
  const given: DraftAnswers = earlier.definition ? answersToSend(earlier.definition, earlier.answers, earlier.referenceDate) : earlier.answers
  const offered: Record<string, Answer> = {}
  for (const item of itemsOf(definition)) {
    if (!item.lastYear) continue
    for (const field of fieldsOf(item)) {
      // As it was given then: what this version can't show of it must not go unseen.
      const before = valueAt(given, field) === undefined ? undefined : valueAt(earlier.answers, field)
      const answer = validAnswer(item, before, referenceDate)
      if (answer !== undefined && !isDeclined(answer) && isWhole(item, before)) offered[field] = answer
    }
  }
  return offered
}
