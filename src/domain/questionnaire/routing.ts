import { leavesOf } from './condition.ts'
import type { Condition, Definition, Expression } from './definition.ts'
import { itemsOf } from './evaluate.ts'

/** What an expression reads: ids of items, and of computed values with all they read themselves. */
function readBy(definition: Definition, expression: Expression, found: Set<string>): Set<string> {
  if ('of' in expression) for (const part of expression.of) readBy(definition, part, found)
  else if (expression.op === 'computed') addNamed(definition, expression.id, found)
  else if (expression.op !== 'value') found.add(expression.item)
  return found
}

function addNamed(definition: Definition, id: string, found: Set<string>): void {
  if (found.has(id)) return
  found.add(id)
  const computed = definition.computed?.find((one) => one.id === id)
  if (computed) readBy(definition, computed.value, found)
}

/** What stands behind a name in a rule: itself and, for a computed value, every item and value it is made of. */
export function behind(definition: Definition, id: string): ReadonlySet<string> {
  const found = new Set<string>()
  addNamed(definition, id, found)
  return found
}

/** The conditions of an item: whether it is asked, and whether it must be answered. */
export const conditionsOf = ({ showIf, requiredIf }: { showIf?: Condition | undefined; requiredIf?: Condition | undefined }): Condition[] =>
  [showIf, requiredIf].filter((condition) => condition !== undefined)

/** The items that rules speak of, also through computed values: only their answers change what is asked or required. */
export function routingItems(definition: Definition): ReadonlySet<string> {
  const found = new Set<string>()
  for (const leaf of itemsOf(definition).flatMap(conditionsOf).flatMap(leavesOf)) addNamed(definition, leaf.item, found)
  return found
}
