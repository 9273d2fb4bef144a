import { countryCodes } from '../codes/countries.ts'
import { jobTypes } from '../codes/job-types.ts'
import { prefectures } from '../codes/prefectures.ts'
import type { Answer } from './answers.ts'
import { monthsTaken, validAnswer } from './check-field.ts'
import { holds, type Leaf, leafHolds, leavesOf, type MonthsLeaf, monthsHold } from './condition.ts'
import type { Definition, Item, ItemOf } from './definition.ts'
import { itemsOf } from './evaluate.ts'
import { monthOf, monthsBetween } from './months.ts'

/**
 * Which items some answers lead to. What conditions can tell of an item is little: each of its answers makes some of
 * the leaves about it true and the others false, so its answers fall into a few kinds. For every item all combinations
 * of the kinds of what it depends on, directly or through others, are gone through with the evaluator's own rules.
 * Silence need not be tried: with no negation in the language, an answer never closes what silence leaves open.
 *
 * Exact up to `maxCombinations`; an item that depends on more is taken as reachable. Two months are taken as
 * independent; without a reference date that can call an item reachable which only an impossible pair of dates opens.
 */
export function reachableItems(definition: Definition, referenceDate?: string): ReadonlySet<string> {
  const items = itemsOf(definition)
  const byId = new Map(items.map((item) => [item.id, item]))
  const leaves = new Map<string, Leaf[]>()
  for (const leaf of items.flatMap((item) => (item.showIf === undefined ? [] : leavesOf(item.showIf)))) {
    leaves.set(leaf.item, [...(leaves.get(leaf.item) ?? []), leaf])
  }
  const reached = items.filter((item) => {
    const needed = dependencies(item, byId)
    const path = items.filter((each) => needed.has(each.id))
    // Only leaves on the way to this item tell its answers apart.
    const asked = new Set([...path, item].flatMap((each) => (each.showIf === undefined ? [] : leavesOf(each.showIf))))
    const kinds = path.map((each) =>
      kindsOfAnswer(each, (leaves.get(each.id) ?? []).filter((leaf) => asked.has(leaf)), referenceDate))
    return kinds.some((kind) => kind === null) || canOpen(item, path, kinds.map((kind) => kind ?? []))
  })
  return new Set(reached.map((item) => item.id))
}

const maxCombinations = 50_000
/** At most this many mentioned options of one multiple choice are combined freely. */
const maxMentioned = 12

/** What the answers of one item can make true: one set of leaves for each kind of answer. */
type Kinds = ReadonlySet<Leaf>[]

/** The ids of all items that decide whether this one is asked. */
function dependencies(item: Item, byId: ReadonlyMap<string, Item>, found = new Set<string>()): Set<string> {
  for (const leaf of item.showIf === undefined ? [] : leavesOf(item.showIf)) {
    const on = byId.get(leaf.item)
    if (on === undefined || found.has(on.id)) continue
    found.add(on.id)
    dependencies(on, byId, found)
  }
  return found
}

/** Whether some choice of kinds opens the item. `path` holds what it depends on, in the order it is asked. */
function canOpen(item: Item, path: Item[], kinds: Kinds[]): boolean {
  const combinations = kinds.reduce((product, kind) => product * Math.max(kind.length, 1), 1)
  if (combinations > maxCombinations) return true
  const walk = (index: number, truths: ReadonlySet<Leaf>): boolean => {
    const next = path[index]
    const isTrue = (leaf: Leaf) => truths.has(leaf)
    if (next === undefined) return item.showIf === undefined || holds(item.showIf, isTrue)
    const isAsked = next.showIf === undefined || holds(next.showIf, isTrue)
    if (!isAsked || kinds[index]?.length === 0) return walk(index + 1, truths)
    return (kinds[index] ?? []).some((kind) => walk(index + 1, new Set([...truths, ...kind])))
  }
  return walk(0, new Set())
}

/** The kinds of valid answers, told apart by the leaves they make true; null when there are too many to go through. */
function kindsOfAnswer(item: Item, leaves: Leaf[], referenceDate: string | undefined): Kinds | null {
  const found = new Map<string, ReadonlySet<Leaf>>()
  const add = (isTrue: (leaf: Leaf) => boolean) => {
    const truths = leaves.map(isTrue)
    found.set(truths.join(), new Set(leaves.filter((_, index) => truths[index])))
  }
  if (item.type === 'yearMonth') {
    const months = leaves.filter((leaf): leaf is MonthsLeaf => leaf.op === 'monthsSince')
    for (const passed of spans(item, months, referenceDate)) {
      add((leaf) => leaf.op === 'monthsSince' && monthsHold(leaf, passed))
    }
    return [...found.values()]
  }
  const mentioned = new Set(leaves.flatMap((leaf) => ('values' in leaf ? leaf.values : leaf.op === 'eq' ? [leaf.value] : [])))
  if (item.type === 'multi' && mentioned.size > maxMentioned) return null
  const anyDate = '2000-01-01'
  for (const candidate of candidates(item, mentioned)) {
    const answer = validAnswer(item, candidate, anyDate)
    if (answer !== undefined) add((leaf) => leafHolds(leaf, item, answer, anyDate))
  }
  return [...found.values()]
}

/** Answers enough to meet every kind, and maybe some that are not valid. */
function candidates(item: Item, mentioned: ReadonlySet<string>): Answer[] {
  switch (item.type) {
    case 'single': return item.options.map((option) => option.code)
    case 'multi': return subsets(item, mentioned)
    case 'country': return [...countryCodes]
    case 'prefecture': return prefectures.map((prefecture) => prefecture.code)
    case 'jobType': return jobTypes.map((jobType) => jobType.code)
    default: return []
  }
}

/** Every set of mentioned options, and each option that no condition mentions on its own. */
function subsets(item: ItemOf<'multi'>, mentioned: ReadonlySet<string>): Answer[] {
  const [told, untold] = [item.options.filter((o) => mentioned.has(o.code)), item.options.filter((o) => !mentioned.has(o.code))]
  const sets = told.reduce<string[][]>((made, { code }) => [...made, ...made.map((set) => [...set, code])], [[]])
  return [...sets, ...untold.map((option) => [option.code])].map((choices) => ({ choices }))
}

/** Numbers of months since the item's month, one at least for every kind, all of them possible. */
function spans(item: ItemOf<'yearMonth'>, leaves: MonthsLeaf[], referenceDate: string | undefined): number[] {
  const edges = leaves.flatMap(({ months }) => [months - 1, months, months + 1])
  let [least, most] = [item.max === undefined ? 0 : -Infinity, Infinity]
  if (referenceDate !== undefined) {
    const { min, max } = monthsTaken(item, referenceDate)
    const month = monthOf(referenceDate)
    ;[least, most] = [monthsBetween(max, month), monthsBetween(min, month)]
  }
  const ends = [least, most].filter(Number.isFinite)
  return [...new Set([...edges, ...ends])].filter((passed) => passed >= least && passed <= most)
}
