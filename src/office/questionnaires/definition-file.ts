import type { Definition } from '../../domain/questionnaire/definition.ts'
import { finished, maxItems, sketchSchema } from '../../domain/questionnaire/sketch.ts'
import type { FoundProblem } from './problem-words.ts'

/** What a file holds: a questionnaire, finished or not, or why it is none. `unreadable`: it is not even JSON. */
export type ReadFile =
  | { ok: true; definition: Definition }
  | { ok: false; reason: 'too-large' | 'unreadable' | 'other'; problems: readonly FoundProblem[] }

/** As much as the server takes. */
const maxBytes = 1024 * 1024
const mostProblems = 50

/** Reads a questionnaire from a JSON file: the same schema that the server has. */
export async function readDefinitionFile(file: Blob): Promise<ReadFile> {
  if (file.size > maxBytes) return { ok: false, reason: 'too-large', problems: [] }
  try {
    const value: unknown = JSON.parse(await file.text())
    const parsed = sketchSchema.safeParse(value)
    if (parsed.success) return { ok: true, definition: parsed.data }
    const problems = parsed.error.issues.slice(0, mostProblems).map(({ path, message }): FoundProblem =>
      path.length === 0 ? { code: 'too-many-items', where: '', detail: String(maxItems) } : { code: 'schema', where: path.map(String).join('.'), detail: message })
    return { ok: false, reason: 'other', problems }
  } catch (failure) {
    // Not JSON, or nested deeper than anything of ours.
    if (failure instanceof SyntaxError || failure instanceof RangeError) return { ok: false, reason: 'unreadable', problems: [] }
    throw failure
  }
}

/** Hands a questionnaire to the browser as a JSON file to be saved, in the form it would be published in. */
export function saveDefinition(definition: Definition): void {
  const href = URL.createObjectURL(new Blob([`${JSON.stringify(finished(definition), null, 2)}\n`], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = href
  link.download = `${definition.id}-${definition.version}.json`
  link.click()
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
