import type { Comparison, Condition, Expression } from '../questionnaire/definition.ts'
import { type Node, writeNode } from './expression.ts'

/** What a form knows of a name: the type of its question, or that it is worked out. Undefined: nothing has that name. */
export type TypeOf = (name: string) => 'one' | 'several' | 'computed' | 'other' | undefined

/** The part of an expression that is no rule of ours. */
export interface NotOurs {
  notOurs: string
}
const notOurs = (node: Node): NotOurs => ({ notOurs: writeNode(node) })
const isNotOurs = (read: object): read is NotOurs => 'notOurs' in read

const bare = (node: Node): Node => (node.kind === 'group' ? bare(node.of[0]) : node)
const mirrored: Record<Comparison, Comparison> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
const isComparison = (by: string): by is Comparison => Object.hasOwn(mirrored, by)
const isConstant = (node: Node, value: 'true' | 'false'): boolean => node.kind === 'call' && node.name === value && node.of.length === 0

/** `selected(${b3}, 'ta')`, and the code it names. */
function tick(node: Node): { item: string; code: string } | null {
  if (node.kind !== 'call' || node.name !== 'selected' || node.of.length !== 2) return null
  const [on, code] = node.of
  return on?.kind === 'ref' && code?.kind === 'text' ? { item: on.name, code: code.value.trim() } : null
}

/** `selected('self exec', ${c9})`: the codes are in the text. */
function among(node: Node): { item: string; values: string[] } | null {
  if (node.kind !== 'call' || node.name !== 'selected' || node.of.length !== 2) return null
  const [codes, on] = node.of
  return on?.kind === 'ref' && codes?.kind === 'text' ? { item: on.name, values: codes.value.trim().split(/\s+/) } : null
}

/** Ticks of one question joined by `or`, with nothing between them and in no parentheses of their own. */
function ticks(node: Node): { item: string; values: string[] } | null {
  const found = (node.kind === 'or' ? node.of : [node]).map(tick)
  const [first] = found
  if (!first || found.some((each) => each?.item !== first.item)) return null
  return { item: first.item, values: found.flatMap((each) => (each ? [each.code] : [])) }
}

/** `${c9} != ''`: that there is an answer. */
const answeredOf = (node: Node): string | null =>
  node.kind === 'compare' && node.by === '!=' && node.of[0].kind === 'ref' && node.of[1].kind === 'text' && node.of[1].value === ''
    ? node.of[0].name
    : null

/**
 * A condition out of an expression; `silent` hears of each question whose silence XLSForm would take for a "not" and we
 * don't.
 */
export function readCondition(node: Node, typeOf: TypeOf, silent: (item: string) => void): Condition | NotOurs {
  const inner = (part: Node) => readCondition(part, typeOf, silent)
  const chosen = (item: string, values: string[]): Condition => {
    const [value = ''] = values
    if (typeOf(item) !== 'one') return { op: 'hasAny', item, values }
    return values.length === 1 ? { op: 'eq', item, value } : { op: 'in', item, values }
  }
  switch (node.kind) {
    case 'group': return inner(node.of[0])
    case 'and': case 'or': {
      const ticked = node.kind === 'or' ? ticks(node) : null
      if (ticked) return chosen(ticked.item, ticked.values)
      const parts = readParts(node, inner, typeOf)
      const wrong = parts.find(isNotOurs)
      if (wrong) return wrong
      const of = parts.filter((part): part is Condition => !isNotOurs(part))
      const [only] = of
      // "There is an answer, and it is not that" is one condition; `true() and …` is how a part alone is written.
      if (only && of.length === 1 && !node.of.some((part) => isConstant(part, 'true') || isConstant(part, 'false'))) return only
      return { op: node.kind === 'and' ? 'all' : 'any', of }
    }
    case 'call': {
      const ticked = ticks(node)
      if (ticked) return chosen(ticked.item, ticked.values)
      const listed = among(node)
      if (listed) return { op: 'in', ...listed }
      const negative = readNegative(node, typeOf)
      if (negative) silent(negative.item)
      return negative ?? notOurs(node)
    }
    case 'compare': {
      const negative = readNegative(node, typeOf)
      if (negative) silent(negative.item)
      return negative ?? readComparison(node, typeOf) ?? notOurs(node)
    }
    default: return notOurs(node)
  }
}

/** The parts of an `and` or `or`: an "is answered" goes into the "not" behind it. */
function readParts(node: Extract<Node, { kind: 'and' | 'or' }>, inner: (part: Node) => Condition | NotOurs, typeOf: TypeOf): (Condition | NotOurs)[] {
  const parts = node.of.filter((part, index) => index > 0 || !isConstant(part, node.kind === 'and' ? 'true' : 'false'))
  return parts.flatMap((part, index) => {
    const before = parts[index - 1]
    const guarded = node.kind === 'and' && before !== undefined ? answeredOf(before) : null
    const negative = guarded === null ? null : readNegative(part, typeOf)
    if (negative && negative.item === guarded) return [negative]
    const behind = parts[index + 1]
    const guards = node.kind === 'and' && behind !== undefined ? answeredOf(part) : null
    if (guards !== null && behind && readNegative(behind, typeOf)?.item === guards) return []
    return [inner(part)]
  })
}

interface Negative {
  op: 'notIn' | 'hasNone'
  item: string
  values: string[]
}
/** `not(…)` of choices, or `!=`. */
function readNegative(node: Node, typeOf: TypeOf): Negative | null {
  if (node.kind === 'compare' && node.by === '!=' && node.of[0].kind === 'ref') {
    const [{ name: item }, value] = node.of
    const code = codeOf(value)
    return code === null || code === '' || typeOf(item) === 'computed' ? null : { op: 'notIn', item, values: [code] }
  }
  if (node.kind !== 'call' || node.name !== 'not') return null
  const [of, ...more] = node.of.map(bare)
  if (of === undefined || more.length > 0) return null
  const listed = among(of)
  if (listed) return { op: 'notIn', ...listed }
  const ticked = ticks(of)
  return ticked && { op: typeOf(ticked.item) === 'one' ? 'notIn' : 'hasNone', ...ticked }
}

const codeOf = (node: Node): string | null =>
  node.kind === 'text' ? node.value.trim() : node.kind === 'number' ? String(node.value) : null

function readComparison({ by, of: [left, right] }: Extract<Node, { kind: 'compare' }>, typeOf: TypeOf): Condition | null {
  if (right.kind === 'ref' || (right.kind === 'call' && right.name === 'months-since')) {
    if (left.kind === 'ref' || left.kind === 'call') return null
    const turned = isComparison(by) ? mirrored[by] : by
    return readComparison({ kind: 'compare', by: turned, of: [right, left] }, typeOf)
  }
  if (left.kind === 'ref' && by === '=') {
    const code = codeOf(right)
    return code === null || code === '' || (right.kind === 'number' && typeOf(left.name) !== 'one') ? null : { op: 'eq', item: left.name, value: code }
  }
  if (!isComparison(by) || right.kind !== 'number') return null
  if (left.kind === 'ref') return { op: 'compare', item: left.name, compare: by, value: right.value }
  const since = monthsSince(left)
  return since === null || !Number.isInteger(right.value) ? null : { op: 'monthsSince', item: since, compare: by, months: right.value }
}

const argument = (node: Node, name: string): Node | null => (node.kind === 'call' && node.name === name && node.of.length === 1 ? (node.of[0] ?? null) : null)
function monthsSince(node: Node): string | null {
  const of = argument(node, 'months-since')
  return of?.kind === 'ref' ? of.name : null
}

/** How a value is worked out. */
export function readCalculation(node: Node, typeOf: TypeOf): Expression | NotOurs {
  switch (node.kind) {
    case 'group': return readCalculation(node.of[0], typeOf)
    case 'number': return { op: 'value', value: node.value }
    case 'ref': return typeOf(node.name) === 'computed' ? { op: 'computed', id: node.name } : { op: 'answer', item: node.name }
    case 'sum': case 'difference': case 'product': case 'quotient': {
      const of = node.of.map((part) => readCalculation(part, typeOf))
      return of.find(isNotOurs) ?? { op: node.kind, of: of.filter((part): part is Expression => !isNotOurs(part)) }
    }
    case 'call': {
      const counted = argument(node, 'count-selected')
      if (counted?.kind === 'ref') return { op: 'count', item: counted.name }
      const since = monthsSince(node)
      return since === null ? notOurs(node) : { op: 'months', item: since }
    }
    default: return notOurs(node)
  }
}
