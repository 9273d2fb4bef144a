import type { Definition, Item } from './definition.ts'
import { fieldsOf, itemsOf, shownItems } from './evaluate.ts'
import { type DraftAnswers, readAnswer, valueAt } from './read-answer.ts'

/**
 * The items that were answered and are not asked any more: kept in the draft until it is sent, and left out then. In
 * order.
 */
export function leftOut(definition: Definition, answers: DraftAnswers, referenceDate: string): Item[] {
  const shown = shownItems(definition, answers, referenceDate)
  const saysSomething = (item: Item) => fieldsOf(item).some((field) => readAnswer(item, valueAt(answers, field)) !== undefined)
  return itemsOf(definition).filter((item) => !shown.has(item.id) && saysSomething(item))
}
