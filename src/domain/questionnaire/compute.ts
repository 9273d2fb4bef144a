import type { Answer } from './answers.ts'
import type { Computed, Expression } from './definition.ts'
import { isYearMonth, monthOf, monthsBetween } from './months.ts'
import { codesIn } from './read-answer.ts'

/** The answer to an item that is asked and answered, neither declined nor wrong. */
export type GivenAnswer = (item: string) => Answer | undefined

type Read = Extract<Expression, { item: string }>['op']

/** The number that an answer gives; undefined for one that has none. Months are counted up to the month of `referenceDate`. */
function numberIn(read: Read, answer: Answer | undefined, referenceDate: string): number | undefined {
  if (answer === undefined) return undefined
  if (read === 'count') return typeof answer === 'object' ? codesIn(answer)?.length : undefined
  if (read === 'answer') return typeof answer === 'number' ? answer : undefined
  return typeof answer === 'string' && isYearMonth(answer) ? monthsBetween(answer, monthOf(referenceDate)) : undefined
}

const apply: Record<Extract<Expression, { of: unknown }>['op'], (left: number, right: number) => number> = {
  sum: (left, right) => left + right,
  difference: (left, right) => left - right,
  product: (left, right) => left * right,
  // By zero: not finite, and so no number below.
  quotient: (left, right) => left / right,
}

/**
 * The number a computed value has as the answers stand, to twelve digits, so that 0.1 + 0.2 is 0.3. Undefined when a
 * part has none, when it divides by zero, when it is too large to say, and when it is made of itself.
 */
export function computedValue(
  computed: readonly Computed[],
  id: string,
  given: GivenAnswer,
  referenceDate: string,
): number | undefined {
  const known = new Map<string, number | undefined>()
  const worthOf = (name: string): number | undefined => {
    if (!known.has(name)) {
      known.set(name, undefined)
      const expression = computed.find((one) => one.id === name)?.value
      const worth = expression && worthIn(expression)
      known.set(name, worth !== undefined && Number.isFinite(worth) ? Number(worth.toPrecision(12)) : undefined)
    }
    return known.get(name)
  }
  const worthIn = (expression: Expression): number | undefined => {
    if (expression.op === 'value') return expression.value
    if (expression.op === 'computed') return worthOf(expression.id)
    if ('item' in expression) return numberIn(expression.op, given(expression.item), referenceDate)
    const [first, ...others] = expression.of.map(worthIn)
    return others.reduce((left, right) => (left === undefined || right === undefined ? undefined : apply[expression.op](left, right)), first)
  }
  return worthOf(id)
}
