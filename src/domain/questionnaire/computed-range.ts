import { monthsTaken } from './check-field.ts'
import type { Definition, Expression, Item } from './definition.ts'
import { itemsOf } from './evaluate.ts'
import { monthOf, monthsBetween } from './months.ts'

/** Between which numbers a value lies; open where a bound is infinite. */
type Range = readonly [least: number, most: number]
const anything: Range = [-Infinity, Infinity]

const spanning = (numbers: number[]): Range =>
  numbers.some(Number.isNaN) ? anything : [Math.min(...numbers), Math.max(...numbers)]
const eachWithEach = ([a, b]: Range, [c, d]: Range, apply: (left: number, right: number) => number): Range =>
  spanning([apply(a, c), apply(a, d), apply(b, c), apply(b, d)])

const combine: Record<Extract<Expression, { of: unknown }>['op'], (left: Range, right: Range) => Range> = {
  sum: ([a, b], [c, d]) => [a + c, b + d],
  difference: ([a, b], [c, d]) => [a - d, b - c],
  product: (left, right) => eachWithEach(left, right, (x, y) => x * y),
  // Near zero a quotient can be anything.
  quotient: (left, right) => (right[0] > 0 || right[1] < 0 ? eachWithEach(left, right, (x, y) => x / y) : anything),
}

function rangeOfItem(item: Item | undefined, referenceDate: string | undefined): Range {
  switch (item?.type) {
    case 'number': return [item.min ?? -Infinity, item.max ?? Infinity]
    case 'scale': return [item.from, item.to]
    case 'multi': return [1, item.maxChoices ?? item.options.length]
    case 'yearMonth': {
      if (referenceDate === undefined) return [item.max === undefined ? 0 : -Infinity, Infinity]
      const { min, max } = monthsTaken(item, referenceDate)
      return [monthsBetween(max, monthOf(referenceDate)), monthsBetween(min, monthOf(referenceDate))]
    }
    default: return anything
  }
}

/** Bounds that a computed value never leaves, whatever is answered; none where there are none. */
export function rangeOf(definition: Definition, id: string, referenceDate?: string): { min?: number; max?: number } {
  const items = new Map(itemsOf(definition).map((item) => [item.id, item]))
  const known = new Map<string, Range>()
  const named = (name: string): Range => {
    if (!known.has(name)) {
      known.set(name, anything)
      const value = definition.computed?.find((one) => one.id === name)?.value
      known.set(name, value ? within(value) : anything)
    }
    return known.get(name) ?? anything
  }
  const within = (expression: Expression): Range => {
    if (expression.op === 'value') return [expression.value, expression.value]
    if (expression.op === 'computed') return named(expression.id)
    if ('item' in expression) return rangeOfItem(items.get(expression.item), referenceDate)
    return expression.of.map(within).reduce((left, right) => combine[expression.op](left, right))
  }
  // A little wider than the sums of it, which are not exact in their last digit.
  const [least, most] = named(id).map((bound, index) => bound + Math.abs(bound) * (index === 0 ? -1e-9 : 1e-9)) as [number, number]
  return { ...(Number.isFinite(least) ? { min: least } : {}), ...(Number.isFinite(most) ? { max: most } : {}) }
}
