import { type Budget, type Kinds, kindsOfAnswer, spend } from './reachable-kinds.ts'
import { rangeOf } from './computed-range.ts'
import { holds, type Leaf, leavesOf } from './condition.ts'
import type { Definition, Item } from './definition.ts'
import { itemsOf } from './evaluate.ts'

/** The ids of items that no answers lead to, and of those of which it was not found out. */
export interface Reach {
  dead: ReadonlySet<string>
  unsure: ReadonlySet<string>
}

/** How many steps may be taken for one item, and for all: counted, so that every machine finds the same. */
export const reachSteps = { item: 100_000, whole: 1_000_000 } as const
/** Most ways are open to the first answers tried: only where they lead nowhere, all of them are. */
const tries = [
  { answers: 8, part: 0.3 },
  { answers: 4096, part: 1 },
] as const

/**
 * Which items some answers lead to. What conditions can tell of an item is little: each of its answers makes some of
 * the leaves about it true and the others false, so its answers fall into a few kinds. For every item all combinations
 * of the kinds of what it depends on, directly or through others, are gone through with the evaluator's own rules.
 * Silence need not be tried: with no negation in the language, an answer never closes what silence leaves open.
 *
 * Exact as far as `steps` go; past them nothing is called dead. Two months are taken as independent; without a reference
 * date that can miss an item which only an impossible pair of dates opens. A computed value is taken as any number
 * between its bounds, whatever else is answered.
 */
export function reachOf(definition: Definition, referenceDate?: string, steps: { item: number; whole: number } = reachSteps): Reach {
  const asked = itemsOf(definition)
  // A computed value decides like a number that everybody is asked for first.
  const items = [...(definition.computed ?? []).map(({ id, label }): Item =>
    ({ id, type: 'number', label, required: false, ...rangeOf(definition, id, referenceDate) })), ...asked]
  const leaves = new Map(items.map(({ id, showIf }) => [id, showIf === undefined ? [] : leavesOf(showIf)]))
  const needs = new Map([...leaves].map(([id, all]) => [id, new Set(all.map(({ item }) => item).filter((on) => leaves.has(on)))]))
  const known = new Map<string, { of: readonly Leaf[]; most: number; kinds: Kinds }>()
  const kindsKnown = (item: Item, of: readonly Leaf[], budget: Budget, most: number): Kinds => {
    const before = known.get(item.id)
    // Of questions one behind the other, each asks the same of those before it.
    if (before && (before.kinds.isWhole || before.most === most) && before.of.length === of.length && before.of.every((leaf, at) => leaf === of[at])) return before.kinds
    const kinds = kindsOfAnswer(item, of, referenceDate, budget, most)
    if (budget.left >= 0) known.set(item.id, { of, most, kinds })
    return kinds
  }
  const judge = (item: Item, budget: Budget): 'open' | 'dead' | 'unsure' => {
    const needed = dependencies(item.id, needs, budget)
    const path = items.filter(({ id }) => needed.has(id))
    // Only leaves on the way to this item tell the answers to another apart.
    const about = new Map<string, Leaf[]>(path.map(({ id }) => [id, []]))
    for (const { id } of [...path, item]) {
      const told = leaves.get(id) ?? []
      if (!spend(budget, told.length + 1)) return 'unsure'
      for (const leaf of told) about.get(leaf.item)?.push(leaf)
    }
    for (const { answers, part } of tries) {
      const given = budget.left * part
      const some = { left: given }
      const way = path.map((each) => ({ item: each, kinds: kindsKnown(each, about.get(each.id) ?? [], some, answers) }))
      const opens = canOpen(item, way, leaves, some)
      budget.left -= given - some.left
      if (opens) return 'open'
      if (some.left >= 0 && way.every(({ kinds }) => kinds.isWhole)) return 'dead'
    }
    return 'unsure'
  }
  let left = steps.whole
  const found = asked.map((item) => {
    if (item.showIf === undefined) return { id: item.id, is: 'open' }
    const given = Math.max(Math.min(steps.item, left), 0)
    const budget = { left: given }
    const is = judge(item, budget)
    left -= given - budget.left
    return { id: item.id, is }
  })
  const those = (is: 'dead' | 'unsure') => new Set(found.flatMap((each) => (each.is === is ? [each.id] : [])))
  return { dead: those('dead'), unsure: those('unsure') }
}

/** The ids of all items that decide whether this one is asked; not all of them once the steps are spent. */
function dependencies(id: string, needs: ReadonlyMap<string, ReadonlySet<string>>, budget: Budget): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const on = needs.get(next) ?? new Set()
    if (!spend(budget, on.size)) return found
    for (const each of on) {
      if (found.has(each)) continue
      found.add(each)
      waiting.push(each)
    }
  }
  return found
}

/** Whether some choice of kinds opens the item; false too when the steps are spent. `way` is in the order it is asked. */
function canOpen(item: Item, way: readonly { item: Item; kinds: Kinds }[], leaves: ReadonlyMap<string, readonly Leaf[]>, budget: Budget): boolean {
  const truths = new Set<Leaf>()
  const isAsked = ({ id, showIf }: Item) =>
    spend(budget, 1 + (leaves.get(id)?.length ?? 0) / 4) && (showIf === undefined || holds(showIf, (leaf) => truths.has(leaf)))
  const walk = (index: number): boolean => {
    const next = way[index]
    if (next === undefined) return isAsked(item)
    const { kinds } = next.kinds
    if (!isAsked(next.item) || kinds.length === 0) return budget.left >= 0 && walk(index + 1)
    return kinds.some((kind) => {
      if (!spend(budget, kind.size / 4)) return false
      // No other item has leaves of this one.
      for (const leaf of kind) truths.add(leaf)
      const opens = walk(index + 1)
      for (const leaf of kind) truths.delete(leaf)
      return opens
    })
  }
  return walk(0)
}
