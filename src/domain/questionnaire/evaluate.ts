import type { Answers } from './answers.ts'
import { checkField, validAnswer } from './check-field.ts'
import { holds, leafHolds } from './condition.ts'
import type { Definition, Item, Page } from './definition.ts'
import { type DraftAnswers, readAnswer, valueAt } from './read-answer.ts'

/**
 * Which questions a person is asked. Pure and the same on phone, server and office: it depends on the definition, the
 * answers and the campaign's reference date (YYYY-MM-DD) alone, and no value a draft may hold makes it throw.
 */

/** Every item in the order it is asked. */
export const itemsOf = (definition: Definition): Item[] => definition.pages.flatMap((page) => page.items)

/** The draft fields of an item: its id, or `item.row` for each row of a matrix. */
export const fieldsOf = (item: Item): string[] =>
  item.type === 'matrix' ? item.rows.map((row) => `${item.id}.${row.id}`) : [item.id]

/**
 * The ids of the items that are asked, found in one pass from first to last. A condition on an item that is hidden,
 * unanswered, declined, or whose answer can't stand, is false.
 */
export function shownItems(definition: Definition, answers: DraftAnswers, referenceDate: string): ReadonlySet<string> {
  const asked = new Map<string, Item>()
  for (const item of itemsOf(definition)) {
    const isAsked =
      item.showIf === undefined ||
      holds(item.showIf, (leaf) => {
        const on = asked.get(leaf.item)
        if (on === undefined) return false
        return leafHolds(leaf, on, validAnswer(on, valueAt(answers, on.id), referenceDate), referenceDate)
      })
    if (isAsked) asked.set(item.id, item)
  }
  return new Set(asked.keys())
}

/** The pages with at least one item that is asked, in order. Each still holds all its items. */
export const shownPages = (definition: Definition, shown: ReadonlySet<string>): Page[] =>
  definition.pages.filter((page) => page.items.some((item) => shown.has(item.id)))

/** The fields of all items that are asked, in order. */
export const shownFields = (definition: Definition, shown: ReadonlySet<string>): string[] =>
  itemsOf(definition).filter((item) => shown.has(item.id)).flatMap(fieldsOf)

/**
 * What is sealed and sent: the answers to the items that are asked, each in its one form (`readAnswer`), and nothing
 * else. Equal answers give equal content, whatever way they were come to.
 */
export function answersToSend(definition: Definition, answers: DraftAnswers, referenceDate: string): Answers {
  const shown = shownItems(definition, answers, referenceDate)
  const sent: Answers = {}
  for (const item of itemsOf(definition)) {
    if (!shown.has(item.id)) continue
    for (const field of fieldsOf(item)) {
      const answer = readAnswer(item, valueAt(answers, field))
      if (answer !== undefined) sent[field] = answer
    }
  }
  return sent
}

const hasProblem = (item: Item, answers: DraftAnswers, referenceDate: string): boolean =>
  fieldsOf(item).some((field) => checkField(item, valueAt(answers, field), referenceDate) !== null)

/** Whether an item is answered or declined: no field has a problem, and at least one says something. */
export const isAnswered = (item: Item, answers: DraftAnswers, referenceDate: string): boolean =>
  !hasProblem(item, answers, referenceDate) &&
  fieldsOf(item).some((field) => readAnswer(item, valueAt(answers, field)) !== undefined)

/** Counts over what is asked now. `required` counts the required items still open or not right. */
export interface Progress {
  pages: number
  items: number
  answered: number
  open: { required: number; optional: number }
}

/** How far the draft is. The number of pages may grow and shrink as answers open and close questions. */
export function progress(definition: Definition, answers: DraftAnswers, referenceDate: string): Progress {
  const shown = shownItems(definition, answers, referenceDate)
  const items = itemsOf(definition).filter((item) => shown.has(item.id))
  const open = items.filter((item) => !isAnswered(item, answers, referenceDate))
  const required = open.filter((item) => item.required || hasProblem(item, answers, referenceDate)).length
  return {
    pages: shownPages(definition, shown).length,
    items: items.length,
    answered: items.length - open.length,
    open: { required, optional: open.length - required },
  }
}

/**
 * Where a person goes on: the first page with something required open or not right, or, when it comes earlier, the
 * page after the last one touched (a page whose optional question was left open is not offered again). Null when
 * nothing is left but to check the answers and send them.
 */
export function firstOpenPage(definition: Definition, answers: DraftAnswers, referenceDate: string): Page | null {
  const shown = shownItems(definition, answers, referenceDate)
  const pages = shownPages(definition, shown)
  const asked = (page: Page) => page.items.filter((item) => shown.has(item.id))
  const touched = pages.findLastIndex((page) =>
    asked(page).some((item) => fieldsOf(item).some((field) => valueAt(answers, field) !== undefined)),
  )
  const wrong = pages.findIndex((page) => asked(page).some((item) => hasProblem(item, answers, referenceDate)))
  return pages[wrong >= 0 && wrong <= touched ? wrong : touched + 1] ?? null
}
