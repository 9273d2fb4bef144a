import type { Condition, Expression } from '../questionnaire/definition.ts'
import { type Node, readExpression } from './expression.ts'
import type { Say } from './form.ts'
import { type Limits, readConstraint } from './read-constraint.ts'
import { type NotOurs, readCalculation, readCondition, type TypeOf } from './read-rules.ts'
import type { Line } from './table.ts'

/** The tree of what stands in a cell; undefined when it is empty or no expression, which is said. */
function treeOf(line: Line, column: string, say: Say): Node | undefined {
  const cell = line.plain(column)
  if (cell === '') return undefined
  const read = readExpression(cell)
  if (!('unreadable' in read)) return read
  say(line.place(column), 'expression-unreadable', read.at)
  return undefined
}

function ours<T extends object>(read: T | NotOurs, line: Line, column: string, code: 'expression-refused' | 'constraint-refused', say: Say): T | undefined {
  if (!('notOurs' in read)) return read
  say(line.place(column), code, read.notOurs.slice(0, 120))
  return undefined
}

/** The condition in a cell. */
export function conditionIn(line: Line, column: string, typeOf: TypeOf, say: Say): Condition | undefined {
  const tree = treeOf(line, column, say)
  if (!tree) return undefined
  const silent = (item: string) => say(line.place(column), 'silence-is-no', item)
  return ours(readCondition(tree, typeOf, silent), line, column, 'expression-refused', say)
}

/** How a value is worked out, which has to stand there. */
export function calculationIn(line: Line, typeOf: TypeOf, say: Say): Expression | undefined {
  if (line.plain('calculation') === '') say(line.place('calculation'), 'expression-missing')
  const tree = treeOf(line, 'calculation', say)
  return tree && ours(readCalculation(tree, typeOf), line, 'calculation', 'expression-refused', say)
}

/** What the constraint says of an answer; limits that such a question can't have are refused. */
export function limitsIn(line: Line, allowed: readonly (keyof Limits)[], say: Say): Limits {
  const tree = treeOf(line, 'constraint', say)
  const limits = tree && ours(readConstraint(tree), line, 'constraint', 'constraint-refused', say)
  if (!limits) return {}
  const stray = Object.keys(limits).some((name) => !allowed.some((each) => each === name))
  if (stray) say(line.place('constraint'), 'constraint-refused', line.plain('constraint').slice(0, 120))
  return limits
}

/** The parameters of a line, `start=1 end=5`, by their names. */
export function parametersIn(line: Line, known: readonly string[], say: Say): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  for (const part of line.plain('parameters').split(/[\s;,]+/).filter(Boolean)) {
    const [name = '', value = ''] = part.split('=')
    if (known.includes(name.toLowerCase())) parameters.set(name.toLowerCase(), value.toLowerCase())
    else say(line.place('parameters'), 'parameter-ignored', part.slice(0, 60))
  }
  return parameters
}
