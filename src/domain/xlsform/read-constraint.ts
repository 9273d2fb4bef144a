import { type Node, writeNode } from './expression.ts'
import type { NotOurs } from './read-rules.ts'

/** What a constraint says of an answer. Months as `YYYY-MM`. */
export interface Limits {
  min?: number
  max?: number
  step?: number
  from?: string
  until?: string
  maxLength?: number
  maxChoices?: number
}

const isCallOnSelf = (node: Node, name: string): boolean =>
  node.kind === 'call' && node.name === name && node.of.length === 1 && node.of[0]?.kind === 'self'

/** The month of `date('2014-04-01')` or `'2014-04'`, with the day as it stands there. */
function monthIn(node: Node): { month: string; day: string } | null {
  const text = node.kind === 'call' && node.name === 'date' && node.of.length === 1 ? node.of[0] : node
  const parts = text?.kind === 'text' ? /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-(\d{2}))?$/.exec(text.value.trim()) : null
  return parts?.[1] === undefined ? null : { month: parts[1], day: parts[2] ?? '01' }
}

function readOne(node: Node): Limits | null {
  if (node.kind === 'group') return readOne(node.of[0])
  if (node.kind !== 'compare') return null
  const [left, right] = node.of
  if (left.kind === 'mod' && node.by === '=' && right.kind === 'number' && right.value === 0) {
    const [on, step, ...more] = left.of
    return on?.kind === 'self' && step?.kind === 'number' && more.length === 0 ? { step: step.value } : null
  }
  if (left.kind === 'self') {
    const month = monthIn(right)
    if (node.by === '>=') return right.kind === 'number' ? { min: right.value } : month?.day === '01' ? { from: month.month } : null
    // The months that answers hold are their first days: any day of the last month lets that month in.
    if (node.by === '<=') return right.kind === 'number' ? { max: right.value } : month ? { until: month.month } : null
    return null
  }
  if (node.by !== '<=' || right.kind !== 'number') return null
  if (isCallOnSelf(left, 'string-length')) return { maxLength: right.value }
  return isCallOnSelf(left, 'count-selected') ? { maxChoices: right.value } : null
}

/** What a constraint says, each limit once; whatever else is written there is named. */
export function readConstraint(node: Node): Limits | NotOurs {
  const limits: Limits = {}
  for (const part of node.kind === 'and' ? node.of : [node]) {
    const read = readOne(part)
    if (read === null || Object.keys(read).some((name) => name in limits)) return { notOurs: writeNode(part) }
    Object.assign(limits, read)
  }
  return limits
}
