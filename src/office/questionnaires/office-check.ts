import { checkDefinition } from '../../domain/questionnaire/check-definition.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { reusedNames } from '../../domain/questionnaire/names-kept.ts'
import type { FoundProblem } from './problem-words.ts'

/**
 * What the server would refuse to publish, by its own rules. Loaded apart: it is much, and only writing needs it. What
 * the office loads anyway is not imported here: two of its parts would share it, and such a part is everybody's.
 */
export function findProblems(definition: Definition, versions: readonly Definition[]): FoundProblem[] {
  const problems = checkDefinition(definition)
  // Ids are compared once they are ids at all.
  return problems.length > 0 ? problems : reusedNames(definition, versions)
}
