import { checkDefinition } from '../../domain/questionnaire/check-definition.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { reusedNames } from '../../domain/questionnaire/names-kept.ts'
import { finished } from '../../domain/questionnaire/sketch.ts'
import type { FoundProblem } from './problem-words.ts'

/** What the server would refuse to publish, by its own rules. Loaded apart: it is much, and only writing needs it. */
export function findProblems(sketch: Definition, versions: readonly Definition[]): FoundProblem[] {
  const definition = finished(sketch)
  const problems = checkDefinition(definition)
  // Ids are compared once they are ids at all.
  return problems.length > 0 ? problems : reusedNames(definition, versions)
}
