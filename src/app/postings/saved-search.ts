import { type Notebook, nothingRead, type Reading } from '../../device/device.ts'
import { asks, type Criteria, criterionNames, noCriteria, readCriteria } from '../../domain/search/criteria.ts'
import { inOrder, type Move, type Placed, placeBehind } from '../../domain/search/position.ts'

/** A saved search as the notebook holds it. */
export interface SavedSearch extends Placed {
  /** As the person wrote it; empty: none. */
  name: string
  criteria: Criteria
  fields: ReadonlyMap<string, Reading>
}

/** The type of the records. */
export const searchType = 'search'

/** Every saved search in the person's own order. */
export const readSearches = (records: ReadonlyMap<string, ReadonlyMap<string, Reading>>): SavedSearch[] =>
  inOrder([...records].map(([id, fields]) => readSearch(id, fields)))

function readSearch(id: string, fields: ReadonlyMap<string, Reading>): SavedSearch {
  const value = (field: string) => fields.get(field)?.value
  const name = value('name')
  return { id, name: typeof name === 'string' ? name.trim() : '', order: value('order'), criteria: readCriteria(value), fields }
}

/** Whether the table of research fields is needed to say what a search means. */
export const namesFields = ({ criteria }: SavedSearch): boolean => asks(criteria, 'fields')

/** Stores new places of searches, each over the place that was on screen. */
export async function storeMoves(book: Notebook, shown: readonly SavedSearch[], moves: readonly Move[]): Promise<void> {
  for (const { id, order } of moves) {
    const over = shown.find((search) => search.id === id)?.fields.get('order') ?? nothingRead
    await book.write({ type: searchType, record: id, field: 'order', value: order, over })
  }
}

/** Stores a copy right behind the original, under a name and an id of its own. Every field goes along, known or not. */
export async function storeCopy(book: Notebook, shown: readonly SavedSearch[], original: SavedSearch, id: string, name: string): Promise<void> {
  const write = (field: string, value: Reading['value']) =>
    value === undefined || value === null
      ? undefined
      : book.write({ type: searchType, record: id, field, value, over: nothingRead })
  // The place first: what is there half would else jump in the list.
  await storeMoves(book, shown, placeBehind(shown, id, original.id))
  await write('name', name)
  // A copy tells nobody anything by itself: whoever wants that asks for it anew.
  const own = ['name', 'order', 'alert', 'alertEnded']
  for (const [field, { value }] of original.fields) if (!own.includes(field)) await write(field, value)
}

/** A criterion as it is stored: one that asks for nothing is null, which clears the field. */
export const stored = <C extends keyof Criteria>(criterion: C, value: Criteria[C]): Criteria[C] | null =>
  asks({ ...noCriteria, [criterion]: value }, criterion) ? value : null

/** The criteria that another set asks for, as fields to store. */
export const askedFields = (criteria: Criteria) =>
  criterionNames.filter((criterion) => asks(criteria, criterion)).map((field) => ({ field, value: criteria[field] }))
