import type { Condition, Expression, Item } from '../questionnaire/definition.ts'

const ref = (item: string): string => `\${${item}}`
const text = (code: string): string => `'${code}'`
/** One of several codes, for a question that has one answer. */
const isOneOf = (item: string, values: readonly string[]): string => `selected(${text(values.join(' '))}, ${ref(item)})`
const ticks = (item: string, values: readonly string[]): string => values.map((value) => `selected(${ref(item)}, ${text(value)})`).join(' or ')
/** In XLSForm nothing is not equal to something: that there is an answer is said with it. */
const answered = (item: string): string => `${ref(item)} != ''`

/** A condition in the language of XLSForm; `readCondition` gives the very same back. */
export function writeCondition(condition: Condition): string {
  switch (condition.op) {
    case 'eq': return `${ref(condition.item)} = ${text(condition.value)}`
    case 'in': return isOneOf(condition.item, condition.values)
    case 'notIn': return `${answered(condition.item)} and not(${isOneOf(condition.item, condition.values)})`
    case 'hasAny': return ticks(condition.item, condition.values)
    case 'hasNone': return `${answered(condition.item)} and not(${ticks(condition.item, condition.values)})`
    case 'monthsSince': return `months-since(${ref(condition.item)}) ${condition.compare} ${condition.months}`
    case 'compare': return `${ref(condition.item)} ${condition.compare} ${condition.value}`
    default: {
      const [join, nothing] = condition.op === 'all' ? ['and', 'true()'] : ['or', 'false()']
      const parts = condition.of.map(inParentheses)
      return (parts.length === 1 ? [nothing, ...parts] : parts).join(` ${join} `)
    }
  }
}

/** Each part that is made of parts, or reads like one, keeps parentheses of its own. */
const inParentheses = (part: Condition): string =>
  ['all', 'any', 'notIn', 'hasAny', 'hasNone'].includes(part.op) ? `(${writeCondition(part)})` : writeCondition(part)

const joins = { sum: '+', difference: '-', product: '*', quotient: 'div' } as const

/** How a computed value is worked out; `readCalculation` gives the very same back. */
export function writeCalculation(value: Expression): string {
  switch (value.op) {
    case 'value': return String(value.value)
    case 'answer': return ref(value.item)
    case 'computed': return ref(value.id)
    case 'count': return `count-selected(${ref(value.item)})`
    case 'months': return `months-since(${ref(value.item)})`
    default: return value.of.map((part) => ('of' in part ? `(${writeCalculation(part)})` : writeCalculation(part))).join(` ${joins[value.op]} `)
  }
}

/** What an answer must keep to, beside the type of its question. */
export function writeConstraint(item: Item): string {
  const parts = (...given: (string | undefined)[]): string => given.filter((part) => part !== undefined).join(' and ')
  const limit = (value: number | undefined, write: string) => (value === undefined ? undefined : `${write}${value}`)
  switch (item.type) {
    case 'number': return parts(
      limit(item.min, '. >= '), limit(item.max, '. <= '), item.step === undefined || item.step === 1 ? undefined : `. mod ${item.step} = 0`,
    )
    case 'yearMonth': return parts(
      item.min === undefined ? undefined : `. >= date('${item.min}-01')`,
      item.max === undefined ? undefined : `. <= date('${item.max}-01')`,
    )
    case 'text': case 'longText': return `string-length(.) <= ${item.maxLength}`
    case 'multi': return parts(limit(item.maxChoices, 'count-selected(.) <= '))
    default: return ''
  }
}

