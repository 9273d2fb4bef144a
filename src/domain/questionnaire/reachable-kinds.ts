import { jobTypes } from '../codes/job-types.ts'
import { countryCodes } from '../codes/known-codes.ts'
import { prefectures } from '../codes/prefectures.ts'
import { largeFields, smallFields } from '../codes/research-fields.ts'
import type { Answer } from './answers.ts'
import { monthsTaken, validAnswer } from './check-field.ts'
import { type Leaf, leafHolds, type MonthsLeaf, monthsHold } from './condition.ts'
import type { Item, ItemOf } from './definition.ts'
import { monthOf, monthsBetween } from './months.ts'

/** What is left of the steps that may be taken. */
export interface Budget {
  left: number
}

/** Takes steps; false once more were taken than there were. */
export function spend(budget: Budget, steps: number): boolean {
  budget.left -= steps
  return budget.left >= 0
}

/** What the answers of one item can make true, the kinds that make most true first. */
export interface Kinds {
  kinds: readonly ReadonlySet<Leaf>[]
  /** Whether these are all there are. */
  isWhole: boolean
}

/**
 * The kinds of valid answers to an item, told apart by which of these leaves, all of them about it, they make true. At
 * most `most` answers are tried, those first that make most true.
 */
export function kindsOfAnswer(item: Item, leaves: readonly Leaf[], referenceDate: string | undefined, budget: Budget, most: number): Kinds {
  const found = new Map<string, ReadonlySet<Leaf>>()
  const names = leaves.reduce((sum, leaf) => sum + ('values' in leaf ? leaf.values.length : 1), 1)
  let isWhole = spend(budget, names)
  const tryAll = <T>(tried: Iterable<T>, isTrueFor: (one: T) => ((leaf: Leaf) => boolean) | undefined) => {
    let count = 0
    for (const one of tried) {
      count += 1
      if (!isWhole || count > most || !spend(budget, 2 + names)) {
        isWhole = false
        return
      }
      const isTrue = isTrueFor(one)
      if (isTrue === undefined) continue
      const truths = leaves.map(isTrue)
      found.set(truths.join(), new Set(leaves.filter((_, index) => truths[index])))
    }
  }
  if (item.type === 'yearMonth') {
    const months = leaves.filter((leaf): leaf is MonthsLeaf => leaf.op === 'monthsSince')
    tryAll(spans(item, months, referenceDate), (passed) => (leaf) => leaf.op === 'monthsSince' && monthsHold(leaf, passed))
  } else {
    const anyDate = '2000-01-01'
    tryAll(candidates(item, leaves), (candidate) => {
      const answer = validAnswer(item, candidate, anyDate)
      return answer === undefined ? undefined : (leaf) => leafHolds(leaf, item, answer, anyDate)
    })
  }
  return { kinds: [...found.values()].toSorted((a, b) => b.size - a.size), isWhole }
}

/** Answers enough to meet every kind, and maybe some that are not valid. */
function candidates(item: Item, leaves: readonly Leaf[]): Iterable<Answer> {
  switch (item.type) {
    case 'single': return item.options.map((option) => option.code)
    case 'multi': return choicesOf(item, leaves)
    case 'country': return countryCodes
    case 'prefecture': return prefectures.map((prefecture) => prefecture.code)
    case 'jobType': return jobTypes.map((jobType) => jobType.code)
    case 'researchField': return (item.level === 'large' ? largeFields : smallFields).map((field) => field.code)
    case 'scale': return Array.from({ length: item.to - item.from + 1 }, (_, index) => item.from + index)
    case 'number': return numbers(item, leaves.flatMap((leaf) => (leaf.op === 'compare' ? [leaf.value] : [])))
    default: return []
  }
}

/**
 * Choices of options. Those that the same leaves name are as good as one of them; what may only stand alone is chosen
 * alone, and so is one that no leaf names. All that may stand together come first.
 */
function* choicesOf(item: ItemOf<'multi'>, leaves: readonly Leaf[]): Generator<Answer> {
  const naming = new Map<string, number[]>()
  for (const [at, leaf] of leaves.entries()) {
    for (const code of new Set('values' in leaf ? leaf.values : [])) naming.set(code, [...(naming.get(code) ?? []), at])
  }
  const alike = new Map(item.options.toReversed().map(({ code, exclusive }) => [`${exclusive ?? false} ${(naming.get(code) ?? []).join()}`, { code, exclusive }]))
  const [alone, free] = [[...alike.values()].filter(({ code, exclusive }) => exclusive || !naming.has(code)), [...alike.values()].filter(({ code, exclusive }) => !exclusive && naming.has(code))]
  const choosing = (set: number): Answer => ({ choices: free.flatMap(({ code }, at) => (Math.floor(set / 2 ** at) % 2 === 1 ? [code] : [])) })
  const whole = 2 ** Math.min(free.length, 30) - 1
  if (whole > 0) yield choosing(whole)
  for (const { code } of alone) yield { choices: [code] }
  for (let set = whole - 1; set > 0; set -= 1) yield choosing(set)
}

/** Numbers on every threshold and between any two, beyond the outer ones, and where a range begins and ends. */
function numbers({ min, max, step }: ItemOf<'number'>, thresholds: number[]): number[] {
  const ends = [...thresholds, ...[min, max].filter((edge) => edge !== undefined), 0]
  const edges = [...new Set(ends)].toSorted((a, b) => a - b)
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
