import type { Condition, Definition, Item } from '../../domain/questionnaire/definition.ts'
import type { Leaf } from '../../domain/questionnaire/condition.ts'

export type Group = Extract<Condition, { op: 'all' | 'any' }>

/** A condition that names codes. */
export type CodesLeaf = Exclude<Leaf, { op: 'monthsSince' | 'compare' }>

/** What a condition can speak of: an item that stands earlier, or a computed value. */
export type Subject = { id: string; item: Item } | { id: string; item: null }

/** Of which kind a condition on something can be; null: none can be said of it. */
export type LeafKind = 'codes' | 'choices' | 'months' | 'amount'

/** Which kind of condition can be said of an item, or of a computed value (null). */
export function kindOf(item: Item | null): LeafKind | null {
  switch (item?.type) {
    case undefined: case 'number': case 'scale': return 'amount'
    case 'single': case 'country': case 'prefecture': case 'jobType': return 'codes'
    case 'multi': return 'choices'
    case 'yearMonth': return 'months'
    default: return null
  }
}

/** All that a condition of the item at this spot can speak of. */
export function subjectsBefore(definition: Definition, spot: { page: number; item: number }): Subject[] {
  const earlier = definition.pages.flatMap((page, at) => page.items.filter((_, item) => at < spot.page || (at === spot.page && item < spot.item)))
  return [
    ...earlier.filter((item) => kindOf(item) !== null).map((item) => ({ id: item.id, item })),
    ...(definition.computed ?? []).map(({ id }) => ({ id, item: null })),
  ]
}

/** A condition on something, with nothing filled in. */
export function newLeaf({ id, item }: Subject): Leaf {
  switch (kindOf(item)) {
    case 'codes': return { op: 'in', item: id, values: [] }
    case 'choices': return { op: 'hasAny', item: id, values: [] }
    case 'months': return { op: 'monthsSince', item: id, compare: '<=', months: 12 }
    default: return { op: 'compare', item: id, compare: '>=', value: 1 }
  }
}

/** The codes that a condition names. */
export const valuesOf = (leaf: CodesLeaf): string[] => (leaf.op === 'eq' ? [leaf.value] : leaf.values)

/** The same condition with other codes; one code alone is said as `eq`. */
export function withValues(leaf: CodesLeaf, values: string[]): Leaf {
  const [only, more] = values
  if ((leaf.op === 'eq' || leaf.op === 'in') && only !== undefined && more === undefined) return { op: 'eq', item: leaf.item, value: only }
  return { op: leaf.op === 'eq' ? 'in' : leaf.op, item: leaf.item, values }
}

/** As it is edited: always a group, be it of one. */
export const asGroup = (condition: Condition | undefined): Group =>
  condition === undefined ? { op: 'all', of: [] } : 'of' in condition ? condition : { op: 'all', of: [condition] }

/** As it is stored: a group of one is its part, a group of none is no condition. */
export function asStored(group: Group): Condition | undefined {
  const [only, more] = group.of
  if (only === undefined) return undefined
  return more === undefined ? only : group
}
