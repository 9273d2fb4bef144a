import { countryCodes } from '../codes/countries.ts'
import { jobTypes } from '../codes/job-types.ts'
import { prefectures } from '../codes/prefectures.ts'
import { largeFields, smallFields } from '../codes/research-fields.ts'
import type { Answer } from './answers.ts'
import { monthsTaken, validAnswer } from './check-field.ts'
import { holds, type Leaf, leafHolds, leavesOf, type MonthsLeaf, monthsHold } from './condition.ts'
import { rangeOf } from './computed-range.ts'
import type { Definition, Item, ItemOf } from './definition.ts'
import { itemsOf } from './evaluate.ts'
import { monthOf, monthsBetween } from './months.ts'

/**
 * Which items some answers lead to. What conditions can tell of an item is little: each of its answers makes some of
 * the leaves about it true and the others false, so its answers fall into a few kinds. For every item all combinations
 * of the kinds of what it depends on, directly or through others, are gone through with the evaluator's own rules.
 * Silence need not be tried: with no negation in the language, an answer never closes what silence leaves open.
 *
 * Exact up to `maxCombinations` for an item and `maxSteps` for the whole; what depends on more is taken as reachable. Two
 * months are taken as independent; without a reference date that can call an item reachable which only an impossible
 * pair of dates opens. A computed value is taken as any number between its bounds, whatever else is answered.
 */
export function reachableItems(definition: Definition, referenceDate?: string): ReadonlySet<string> {
  const asked = itemsOf(definition)
  // A computed value decides like a number that everybody is asked for first.
  const items = [...(definition.computed ?? []).map(({ id, label }): Item =>
    ({ id, type: 'number', label, required: false, ...rangeOf(definition, id, referenceDate) })), ...asked]
  const budget = { steps: maxSteps }
  const byId = new Map(items.map((item) => [item.id, item]))
  const leaves = new Map<string, Leaf[]>()
  for (const leaf of items.flatMap((item) => (item.showIf === undefined ? [] : leavesOf(item.showIf)))) {
    leaves.set(leaf.item, [...(leaves.get(leaf.item) ?? []), leaf])
  }
  const reached = asked.filter((item) => {
    const needed = dependencies(item, byId)
    const path = items.filter((each) => needed.has(each.id))
    // Only leaves on the way to this item tell its answers apart.
    const told = new Set([...path, item].flatMap((each) => (each.showIf === undefined ? [] : leavesOf(each.showIf))))
    const kinds = path.map((each) =>
      kindsOfAnswer(each, (leaves.get(each.id) ?? []).filter((leaf) => told.has(leaf)), referenceDate, budget))
    return kinds.some((kind) => kind === null) || canOpen(item, path, kinds.map((kind) => kind ?? []), budget)
  })
  return new Set(reached.map((item) => item.id))
}

const maxCombinations = 50_000
const maxSteps = 400_000
/** What is left of the steps. */
type Budget = { steps: number }
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
function canOpen(item: Item, path: Item[], kinds: Kinds[], budget: Budget): boolean {
  const combinations = kinds.reduce((product, kind) => product * Math.max(kind.length, 1), 1)
  if (combinations > maxCombinations) return true
  const walk = (index: number, truths: ReadonlySet<Leaf>): boolean => {
    const next = path[index]
    budget.steps -= 1
    if (budget.steps < 0) return true
    const isTrue = (leaf: Leaf) => truths.has(leaf)
    if (next === undefined) return item.showIf === undefined || holds(item.showIf, isTrue)
    const isAsked = next.showIf === undefined || holds(next.showIf, isTrue)
    if (!isAsked || kinds[index]?.length === 0) return walk(index + 1, truths)
    return (kinds[index] ?? []).some((kind) => walk(index + 1, new Set([...truths, ...kind])))
  }
  return walk(0, new Set())
}

/** The kinds of valid answers, told apart by the leaves they make true; null when there are too many to go through. */
function kindsOfAnswer(item: Item, leaves: Leaf[], referenceDate: string | undefined, budget: Budget): Kinds | null {
  if (budget.steps < 0) return null
  const found = new Map<string, ReadonlySet<Leaf>>()
  const add = (isTrue: (leaf: Leaf) => boolean) => {
    budget.steps -= 1 + leaves.length / 8
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
  const thresholds = leaves.flatMap((leaf) => (leaf.op === 'compare' ? [leaf.value] : []))
  for (const candidate of candidates(item, mentioned, thresholds)) {
    const answer = validAnswer(item, candidate, anyDate)
    if (answer !== undefined) add((leaf) => leafHolds(leaf, item, answer, anyDate))
  }
  return [...found.values()]
}

/** Answers enough to meet every kind, and maybe some that are not valid. */
function candidates(item: Item, mentioned: ReadonlySet<string>, thresholds: number[]): Answer[] {
  switch (item.type) {
    case 'single': return item.options.map((option) => option.code)
    case 'multi': return subsets(item, mentioned)
    case 'country': return [...countryCodes]
    case 'prefecture': return prefectures.map((prefecture) => prefecture.code)
    case 'jobType': return jobTypes.map((jobType) => jobType.code)
    case 'researchField': return (item.level === 'large' ? largeFields : smallFields).map((field) => field.code)
    case 'scale': return Array.from({ length: item.to - item.from + 1 }, (_, index) => item.from + index)
    case 'number': return numbers(item, thresholds)
    default: return []
  }
}

/** Every set of mentioned options, and each option that no condition mentions on its own. */
function subsets(item: ItemOf<'multi'>, mentioned: ReadonlySet<string>): Answer[] {
  const [told, untold] = [item.options.filter((o) => mentioned.has(o.code)), item.options.filter((o) => !mentioned.has(o.code))]
  const sets = told.reduce<string[][]>((made, { code }) => [...made, ...made.map((set) => [...set, code])], [[]])
  return [...sets, ...untold.map((option) => [option.code])].map((choices) => ({ choices }))
}

/** Numbers on every threshold and between any two, beyond the outer ones, and where a range begins and ends. */
function numbers({ min, max, step }: ItemOf<'number'>, thresholds: number[]): number[] {
  const edges = [...thresholds, ...[min, max].filter((edge) => edge !== undefined), 0].toSorted((a, b) => a - b)
  const beyond = [(edges[0] ?? 0) - 1, (edges.at(-1) ?? 0) + 1]
  const between = edges.map((edge, index) => (edge + (edges[index + 1] ?? edge)) / 2)
  if (step === undefined) return [...edges, ...between, ...beyond]
  // With steps: the two next to an edge on either side, written as a decimal.
  return edges.flatMap((edge) =>
    [-2, -1, 0, 1, 2].map((more) => Number(((Math.round(edge / step) + more) * step).toPrecision(12))))
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
