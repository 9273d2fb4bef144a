import type { Computed, Condition, Definition, Expression, Item, Option, Page } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'

/**
 * What is done to a questionnaire at the desk: each returns a new one and leaves the old as it was, so that every step
 * can be taken back. Items are named by where they stand: while one is writing, two may have the same id.
 */

/** Where an item stands: its page, and its place there, from 0. */
export interface Spot {
  page: number
  item: number
}

export const itemTypes: readonly Item['type'][] = [
  'single', 'multi', 'text', 'longText', 'number', 'yearMonth', 'country', 'prefecture', 'researchField', 'jobType', 'scale', 'matrix',
]

const empty = () => ({ ja: '', en: '' })
const put = <T>(list: readonly T[], at: number, part: T): T[] => list.map((each, index) => (index === at ? part : each))
const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at)
const insert = <T>(list: readonly T[], at: number, part: T): T[] => [...list.slice(0, at), part, ...list.slice(at)]

/** Moves a part of a list up (-1) or down (1); at the end it stays. */
export function shift<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const part = list[at]
  if (part === undefined || list[at + by] === undefined) return [...list]
  return insert(without(list, at), at + by, part)
}

/** The first of `stem1`, `stem2`, … that nothing has. */
export function freeName(stem: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`
}

/** Every id that an item or a computed value has now. */
export const namesIn = (definition: Definition): Set<string> =>
  new Set([...itemsOf(definition).map(({ id }) => id), ...(definition.computed ?? []).map(({ id }) => id)])

/** A questionnaire with one section and one empty page. */
export const emptySketch = (id: string): Definition => ({
  id,
  version: 1,
  title: empty(),
  sections: [{ id: 'section1', title: empty() }],
  pages: [{ id: 'page1', section: 'section1', items: [] }],
})

/** An option nobody has worded yet, under a code that the others do not have. */
export const newOption = (options: readonly Option[]): Option => ({
  code: freeName('', new Set(options.map(({ code }) => code))),
  label: empty(),
})

/** A row of a matrix nobody has worded yet. */
export const newRow = (rows: readonly { id: string }[]): { id: string; label: { ja: string; en: string } } => ({
  id: freeName('r', new Set(rows.map(({ id }) => id))),
  label: empty(),
})

const twoOptions = (): Option[] => [{ code: '1', label: empty() }, { code: '2', label: empty() }]

function bare(type: Item['type'], common: Omit<Item, 'type'> & { id: string; required: boolean }, before?: Item): Item {
  const options = before && 'options' in before ? before.options : twoOptions()
  switch (type) {
    case 'single': return { ...common, type, options }
    case 'multi': return { ...common, type, options }
    case 'matrix': return { ...common, type, rows: [newRow([])], options: options.map(({ code, label }) => ({ code, label })) }
    case 'text': return { ...common, type, maxLength: 100 }
    case 'longText': return { ...common, type, maxLength: 1000 }
    case 'scale': return { ...common, type, from: 1, to: 5, low: empty(), high: empty() }
    case 'researchField': return { ...common, type, level: 'large' }
    default: return { ...common, type }
  }
}

/** A question of a kind that nobody has worded yet. */
export const newItem = (type: Item['type'], id: string): Item => bare(type, { id, label: empty(), required: true })

/** The same question as another kind: its words and rules stay, its options where both kinds have some. */
export function asType(item: Item, type: Item['type']): Item {
  const { id, label, required, help, requiredIf, declinable, showIf, prefill, lastYear } = item
  const kept = { help, requiredIf, declinable, showIf, prefill, lastYear }
  const common = { id, label, required, ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)) }
  return bare(type, common, item)
}

const withPage = (definition: Definition, at: number, change: (page: Page) => Page): Definition => ({
  ...definition,
  pages: definition.pages.map((page, index) => (index === at ? change(page) : page)),
})

/** The item at a spot, if there is one. */
export const itemAt = (definition: Definition, { page, item }: Spot): Item | undefined => definition.pages[page]?.items[item]

/** Puts an item in place of the one at a spot. */
export const putItem = (definition: Definition, spot: Spot, item: Item): Definition =>
  withPage(definition, spot.page, (page) => ({ ...page, items: put(page.items, spot.item, item) }))

/** Puts a new item at a spot, before the one that stands there. */
export const addItem = (definition: Definition, spot: Spot, item: Item): Definition =>
  withPage(definition, spot.page, (page) => ({ ...page, items: insert(page.items, spot.item, item) }))

/** Takes an item out. Conditions that speak of it stay, and are named by the checker. */
export const removeItem = (definition: Definition, spot: Spot): Definition =>
  withPage(definition, spot.page, (page) => ({ ...page, items: without(page.items, spot.item) }))

/** A copy right behind the item, under an id of its own. */
export function duplicateItem(definition: Definition, spot: Spot, taken: ReadonlySet<string>): Definition {
  const item = itemAt(definition, spot)
  if (!item) return definition
  const stem = item.id.replace(/\d+$/, '').slice(0, 24) || 'q'
  return addItem(definition, { page: spot.page, item: spot.item + 1 }, { ...item, id: freeName(stem, taken) })
}

/** Moves an item up or down, over the edge of its page into the next one; where it then stands, or null at the end. */
export function moveItem(definition: Definition, spot: Spot, by: -1 | 1): { definition: Definition; spot: Spot } | null {
  const item = itemAt(definition, spot)
  const page = definition.pages[spot.page]
  if (!item || !page) return null
  if (page.items[spot.item + by]) {
    const moved = withPage(definition, spot.page, (each) => ({ ...each, items: shift(each.items, spot.item, by) }))
    return { definition: moved, spot: { page: spot.page, item: spot.item + by } }
  }
  const next = definition.pages[spot.page + by]
  if (!next) return null
  const to = { page: spot.page + by, item: by === 1 ? 0 : next.items.length }
  return { definition: addItem(removeItem(definition, spot), to, item), spot: to }
}

/** Adds an empty page behind one, in the same section. */
export function addPage(definition: Definition, behind: number): Definition {
  const id = freeName('page', new Set(definition.pages.map((page) => page.id)))
  const section = definition.pages[behind]?.section ?? definition.sections[0]?.id ?? ''
  return { ...definition, pages: insert(definition.pages, behind + 1, { id, section, items: [] }) }
}

/** Changes a page's section. */
export const putPage = (definition: Definition, at: number, change: Partial<Page>): Definition =>
  withPage(definition, at, (page) => ({ ...page, ...change }))

/** Takes a page out with all that is on it. */
export const removePage = (definition: Definition, at: number): Definition => ({ ...definition, pages: without(definition.pages, at) })

/** Moves a page up or down. */
export const movePage = (definition: Definition, at: number, by: -1 | 1): Definition => ({ ...definition, pages: shift(definition.pages, at, by) })

/** Adds a section at the end. */
export const addSection = (definition: Definition): Definition => ({
  ...definition,
  sections: [...definition.sections, { id: freeName('section', new Set(definition.sections.map(({ id }) => id))), title: empty() }],
})

/** Adds a computed value at the end: the sum of two numbers yet to be filled. */
export function addComputed(definition: Definition, taken: ReadonlySet<string>): Definition {
  const value: Expression = { op: 'sum', of: [{ op: 'value', value: 0 }, { op: 'value', value: 0 }] }
  const made: Computed = { id: freeName('v', new Set([...taken, ...namesIn(definition)])), label: empty(), value }
  return { ...definition, computed: [...(definition.computed ?? []), made] }
}

const renamedCondition = (condition: Condition, from: string, to: string): Condition => {
  if ('of' in condition) return { ...condition, of: condition.of.map((part) => renamedCondition(part, from, to)) }
  return condition.item === from ? { ...condition, item: to } : condition
}

const renamedExpression = (value: Expression, from: string, to: string): Expression => {
  if ('of' in value) return { ...value, of: value.of.map((part) => renamedExpression(part, from, to)) }
  if (value.op === 'computed') return value.id === from ? { ...value, id: to } : value
  return 'item' in value && value.item === from ? { ...value, item: to } : value
}

/** Gives texts that speak of `${from}` the new name, wherever they stand. */
function renamedWords<T>(value: T, from: string, to: string): T {
  if (typeof value === 'string') return value.replaceAll(`\${${from}}`, `\${${to}}`) as T
  if (Array.isArray(value)) return value.map((each: unknown) => renamedWords(each, from, to)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamedWords(each as unknown, from, to)])) as T
}

/** Gives an item or a computed value another id, and whatever speaks of it follows: conditions, computed values, texts. */
export function rename(definition: Definition, from: string, to: string): Definition {
  const renamed = {
    ...definition,
    pages: definition.pages.map((page) => ({
      ...page,
      items: page.items.map((item): Item => ({
        ...item,
        id: item.id === from ? to : item.id,
        ...(item.showIf ? { showIf: renamedCondition(item.showIf, from, to) } : {}),
        ...(item.requiredIf ? { requiredIf: renamedCondition(item.requiredIf, from, to) } : {}),
      })),
    })),
    ...(definition.computed
      ? {
          computed: definition.computed.map((each) => ({
            ...each,
            id: each.id === from ? to : each.id,
            value: renamedExpression(each.value, from, to),
          })),
        }
      : {}),
  }
  return renamedWords(renamed, from, to)
}

const recodedCondition = (condition: Condition, item: string, from: string, to: string): Condition => {
  if ('of' in condition) return { ...condition, of: condition.of.map((part) => recodedCondition(part, item, from, to)) }
  if (condition.item !== item) return condition
  if (condition.op === 'eq') return condition.value === from ? { ...condition, value: to } : condition
  return 'values' in condition ? { ...condition, values: condition.values.map((value) => (value === from ? to : value)) } : condition
}

/** Gives an option another code, and the conditions that speak of it follow. */
export function recode(definition: Definition, spot: Spot, at: number, to: string): Definition {
  const item = itemAt(definition, spot)
  if (!item || !('options' in item)) return definition
  const from = item.options[at]?.code ?? ''
  const options = item.options.map((option, index) => (index === at ? { ...option, code: to } : option))
  const recoded = putItem(definition, spot, { ...item, options })
  return {
    ...recoded,
    pages: recoded.pages.map((page) => ({
      ...page,
      items: page.items.map((each): Item => ({
        ...each,
        ...(each.showIf ? { showIf: recodedCondition(each.showIf, item.id, from, to) } : {}),
        ...(each.requiredIf ? { requiredIf: recodedCondition(each.requiredIf, item.id, from, to) } : {}),
      })),
    })),
  }
}
