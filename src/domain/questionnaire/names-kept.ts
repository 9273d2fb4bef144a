import type { Definition, Item } from './definition.ts'
import { itemsOf } from './evaluate.ts'

/** What an id of an item stands for once it was published, in whatever version: answers are compared by it for years. */
export function publishedTypes(published: readonly Definition[]): ReadonlyMap<string, Item['type']> {
  const inOrder = published.toSorted((a, b) => a.version - b.version)
  return new Map(inOrder.flatMap((each) => itemsOf(each)).map(({ id, type }) => [id, type]))
}

/** An id that was published for another type of item. `where` is the id, `detail` the type it has had. */
export interface ReusedName {
  code: 'reused-item'
  where: string
  detail: string
}

/** The items of a new version whose ids have stood for something else: the answers of two years would be taken for one thing. */
export function reusedNames(definition: Definition, published: readonly Definition[]): ReusedName[] {
  const types = publishedTypes(published)
  return itemsOf(definition).flatMap(({ id, type }) => {
    const before = types.get(id)
    return before === undefined || before === type ? [] : [{ code: 'reused-item' as const, where: id, detail: before }]
  })
}
