import { type Answer, isDeclined } from './answers.ts'
import type { Comparison, Condition, Item } from './definition.ts'
import { isYearMonth, monthOf, monthsBetween } from './months.ts'
import { codesIn } from './read-answer.ts'

/** A condition that speaks of one item. */
export type Leaf = Exclude<Condition, { op: 'all' | 'any' }>
export type MonthsLeaf = Extract<Leaf, { op: 'monthsSince' }>

/** Which leaves can be said of an item of this type; none of a text or a matrix. */
export function speaksOf(op: Leaf['op'], type: Item['type']): boolean {
  switch (type) {
    case 'single': case 'country': case 'prefecture': case 'jobType': case 'researchField':
      return op === 'eq' || op === 'in' || op === 'notIn'
    case 'multi': return op === 'hasAny' || op === 'hasNone'
    case 'yearMonth': return op === 'monthsSince'
    case 'number': case 'scale': return op === 'compare'
    default: return false
  }
}

/** All leaves of a condition, in the order they are written. */
export const leavesOf = (condition: Condition): Leaf[] =>
  'of' in condition ? condition.of.flatMap(leavesOf) : [condition]

/** Whether a condition holds, when `isTrue` judges its leaves. */
export function holds(condition: Condition, isTrue: (leaf: Leaf) => boolean): boolean {
  if (!('of' in condition)) return isTrue(condition)
  const part = (part: Condition) => holds(part, isTrue)
  return condition.op === 'all' ? condition.of.every(part) : condition.of.some(part)
}

/** Compares two numbers. */
export function compares(left: number, comparison: Comparison, right: number): boolean {
  if (left === right) return comparison === '<=' || comparison === '>='
  return left < right === (comparison === '<' || comparison === '<=')
}

/** Compares a number of months as the leaf says. */
export const monthsHold = ({ compare, months }: MonthsLeaf, passed: number): boolean => compares(passed, compare, months)

/**
 * Whether a leaf holds for the answer of its item. False for no answer and for a declined one, and false where the
 * leaf can't be said of such an item. Months are counted whole, to the month of `referenceDate` (YYYY-MM-DD).
 */
export function leafHolds(leaf: Leaf, item: Item, answer: Answer | undefined, referenceDate: string): boolean {
  if (answer === undefined || isDeclined(answer) || !speaksOf(leaf.op, item.type)) return false
  if (leaf.op === 'monthsSince') {
    return typeof answer === 'string' && isYearMonth(answer) && monthsHold(leaf, monthsBetween(answer, monthOf(referenceDate)))
  }
  if (leaf.op === 'compare') return typeof answer === 'number' && compares(answer, leaf.compare, leaf.value)
  const codes = codesIn(answer)
  if (codes === null || codes.length === 0) return false
  if (leaf.op === 'eq') return codes.includes(leaf.value)
  const named = codes.some((code) => leaf.values.includes(code))
  return leaf.op === 'in' || leaf.op === 'hasAny' ? named : !named
}
