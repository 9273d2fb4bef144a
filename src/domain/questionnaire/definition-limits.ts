import type { DefinitionProblem } from './check-definition.ts'

/** How large a questionnaire may be: far more than anybody would answer, far less than would stop a phone. */
export const largest = {
  items: 500, pages: 500, sections: 50, options: 200, rows: 50, computed: 100, values: 200, of: 50,
  /** Parts within parts of a condition or an expression. */
  nesting: 8,
  /** Code points of any text, and the most that one answer may have. */
  text: 2_000, maxLength: 10_000,
  /** Values in the whole. */
  size: 100_000,
} as const

/** How deep a definition goes anyway: pages, items, a condition, and the values in its innermost part. */
const deepest = 12 + 2 * largest.nesting

const lists: Readonly<Record<string, number>> = {
  pages: largest.pages, sections: largest.sections, items: largest.items, options: largest.options, rows: largest.rows,
  computed: largest.computed, values: largest.values, of: largest.of,
}

/**
 * What is too large in a value that may be anything, found without reading more of it than is allowed. `detail` is the
 * limit.
 */
export function limitsOf(definition: unknown): DefinitionProblem[] {
  const found: DefinitionProblem[] = []
  const waiting: { value: unknown; key: string; path: readonly string[]; within: number }[] = [{ value: definition, key: '', path: [], within: 0 }]
  const tooMuch = (path: readonly string[], limit: number) => found.push({ code: 'too-much', where: path.join('.'), detail: String(limit) })
  let [size, items] = [0, 0]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, key, path, within } = next
    size += 1
    if (size > largest.size) {
      tooMuch([], largest.size)
      return found
    }
    if (typeof value === 'string' && Array.from(value).length > largest.text) tooMuch(path, largest.text)
    if (key === 'maxLength' && typeof value === 'number' && value > largest.maxLength) tooMuch(path, largest.maxLength)
    if (typeof value !== 'object' || value === null) continue
    const nested = key === 'of' && Array.isArray(value) ? within + 1 : within
    if (path.length > deepest || nested > largest.nesting) {
      found.push({ code: 'too-deep', where: path.slice(0, 6).join('.'), detail: String(largest.nesting) })
      return found
    }
    const limit = Array.isArray(value) && Object.hasOwn(lists, key) ? lists[key] : undefined
    if (Array.isArray(value)) {
      if (key === 'items') items += value.length
      if ((limit !== undefined && value.length > limit) || items > largest.items) {
        tooMuch(path, limit ?? largest.items)
        return found
      }
    }
    for (const [name, member] of membersOf(value)) waiting.push({ value: member, key: name, path: [...path, name], within: nested })
  }
  return found.toReversed()
}

/** Own members, no more of a list than the whole may have. */
function membersOf(value: object): [string, unknown][] {
  if (Array.isArray(value)) return value.slice(0, largest.size).map((member: unknown, index) => [String(index), member])
  return Object.entries(value)
}
