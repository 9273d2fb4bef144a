import { sameJson } from '../json.ts'
import type { Bilingual } from '../language.ts'
import type { Definition, Item } from './definition.ts'
import { itemsOf } from './evaluate.ts'

/** What an id names: answers of one kind, or a value that is worked out of others. */
type Named = Item['type'] | 'computed'

const namedIn = (definition: Definition): { id: string; type: Named }[] => [
  ...itemsOf(definition),
  ...(definition.computed ?? []).map(({ id }) => ({ id, type: 'computed' as const })),
]
const inOrder = (published: readonly Definition[]): Definition[] => published.toSorted((a, b) => a.version - b.version)

/** An id that was published for something else. `where` is the id, `detail` what it has been: a type of item, or `computed`. */
export interface ReusedName {
  code: 'reused-item'
  where: string
  detail: string
}

/**
 * The ids of a new version that have stood for something else in any version published before: answers are compared by
 * them for years, and those of two years would be taken for one thing.
 */
export function reusedNames(definition: Definition, published: readonly Definition[]): ReusedName[] {
  const types = new Map(inOrder(published).flatMap(namedIn).map(({ id, type }) => [id, type]))
  return namedIn(definition).flatMap(({ id, type }) => {
    const before = types.get(id)
    return before === undefined || before === type ? [] : [{ code: 'reused-item' as const, where: id, detail: before }]
  })
}

/** A code of an item's option, or the id of a matrix's row, that bears other words than when it was last published. */
export interface Relabelled {
  item: string
  code: string
  before: Bilingual
  after: Bilingual
}

/** Every code of an item with its words; a row and an option may have the same code. */
const wordsIn = (item: Item): { key: string; code: string; label: Bilingual }[] => [
  ...('options' in item ? item.options : []).map(({ code, label }) => ({ key: `${item.id} option ${code}`, code, label })),
  ...(item.type === 'matrix' ? item.rows : []).map(({ id, label }) => ({ key: `${item.id} row ${id}`, code: id, label })),
]

/**
 * The codes of a new version whose words differ from those they last had, also when versions between left them out:
 * somebody has to see that each still means the same.
 */
export function relabelledCodes(definition: Definition, published: readonly Definition[]): Relabelled[] {
  const last = new Map(inOrder(published).flatMap(itemsOf).flatMap(wordsIn).map(({ key, label }) => [key, label]))
  return itemsOf(definition).flatMap((item) =>
    wordsIn(item).flatMap(({ key, code, label }) => {
      const before = last.get(key)
      return before === undefined || sameJson(before, label) ? [] : [{ item: item.id, code, before, after: label }]
    }),
  )
}
