import { type Answer, isDeclined } from './answers.ts'
import { checkField, validAnswer } from './check-field.ts'
import { compares, holds, type Leaf, leafHolds } from './condition.ts'
import { computedValue } from './compute.ts'
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

/** What rules are judged by. */
interface Judging {
  isTrue: (leaf: Leaf) => boolean
  /** The answer to an item that is asked: undefined when it is open or can't stand. */
  answerTo: (id: string) => Answer | undefined
}

/**
 * Judges rules by the answers to the items in `asked`, which may grow meanwhile: an item that is not in it has no
 * answer. What is found of an item's answer is kept, since an answer is the same for all rules, and of a computed value for
 * as long as no further item is asked.
 */
export function judging(
  definition: Definition,
  asked: ReadonlyMap<string, Item>,
  answers: DraftAnswers,
  referenceDate: string,
): Judging {
  const computed = definition.computed ?? []
  const read = new Map<string, Answer | undefined>()
  const answerTo = (id: string) => {
    const item = asked.get(id)
    if (item === undefined) return undefined
    if (!read.has(id)) read.set(id, validAnswer(item, valueAt(answers, id), referenceDate))
    return read.get(id)
  }
  const given = (id: string) => {
    const answer = answerTo(id)
    return isDeclined(answer) ? undefined : answer
  }
  return {
    answerTo,
    isTrue: (leaf) => {
      const on = asked.get(leaf.item)
      if (on !== undefined) return leafHolds(leaf, on, answerTo(on.id), referenceDate)
      if (leaf.op !== 'compare') return false
      // Rules by the thousand may speak of a value of thousands of parts. It changes only while more is asked.
      const key = `${leaf.item} ${asked.size}`
      if (!read.has(key)) read.set(key, computedValue(computed, leaf.item, given, referenceDate))
      const value = read.get(key)
      return typeof value === 'number' && compares(value, leaf.compare, leaf.value)
    },
  }
}

/** The ids of the items that are asked, in order. */
export interface Asked extends ReadonlySet<string> {
  /** Those of them that must be answered: always, or as the answers stand. */
  readonly required: ReadonlySet<string>
}

/**
 * Which items are asked, and which of them are required, found in one pass from first to last. A condition on an item
 * that is hidden, unanswered, declined, or whose answer can't stand, is false.
 */
export function shownItems(definition: Definition, answers: DraftAnswers, referenceDate: string): Asked {
  const asked = new Map<string, Item>()
  const required = new Set<string>()
  const { isTrue } = judging(definition, asked, answers, referenceDate)
  for (const item of itemsOf(definition)) {
    if (item.showIf !== undefined && !holds(item.showIf, isTrue)) continue
    asked.set(item.id, item)
    if (item.required || (item.requiredIf !== undefined && holds(item.requiredIf, isTrue))) required.add(item.id)
  }
  return Object.assign(new Set(asked.keys()), { required })
}

/** The pages with at least one item that is asked, in order. Each still holds all its items. */
export const shownPages = (definition: Definition, shown: ReadonlySet<string>): Page[] =>
  definition.pages.filter((page) => page.items.some((item) => shown.has(item.id)))

/** The fields of all items that are asked, in order. */
export const shownFields = (definition: Definition, shown: ReadonlySet<string>): string[] =>
  itemsOf(definition).filter((item) => shown.has(item.id)).flatMap(fieldsOf)

const hasProblem = (item: Item, answers: DraftAnswers, referenceDate: string, required: boolean): boolean =>
  fieldsOf(item).some((field) => checkField(item, valueAt(answers, field), referenceDate, required) !== null)

/**
 * Whether an item is answered or declined: no field has a problem, and at least one says something. `required`: what
 * `requiredIf` comes to, where the item has one.
 */
export const isAnswered = (item: Item, answers: DraftAnswers, referenceDate: string, required = item.required): boolean =>
  !hasProblem(item, answers, referenceDate, required) &&
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
  const needs = (item: Item) => shown.required.has(item.id)
  const open = items.filter((item) => !isAnswered(item, answers, referenceDate, needs(item)))
  const required = open.filter((item) => needs(item) || hasProblem(item, answers, referenceDate, false)).length
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
 * nothing is left but to check the answers and send them. Items in `settled` are passed over: somebody else answered them.
 */
export function firstOpenPage(
  definition: Definition, answers: DraftAnswers, referenceDate: string, settled: ReadonlySet<string> = new Set(),
): Page | null {
  const shown = shownItems(definition, answers, referenceDate)
  const asked = (page: Page) => page.items.filter((item) => shown.has(item.id) && !settled.has(item.id))
  const pages = definition.pages.filter((page) => asked(page).length > 0)
  const touched = pages.findLastIndex((page) =>
    asked(page).some((item) => fieldsOf(item).some((field) => valueAt(answers, field) !== undefined)),
  )
  const wrong = pages.findIndex((page) =>
    asked(page).some((item) => hasProblem(item, answers, referenceDate, shown.required.has(item.id))),
  )
  return pages[wrong >= 0 && wrong <= touched ? wrong : touched + 1] ?? null
}
