import { judgeDefinition } from '../../domain/questionnaire/check-definition.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { reusedNames } from '../../domain/questionnaire/names-kept.ts'
import type { FoundProblem } from './problem-words.ts'

/** What is to be mended before it can be published, and what somebody should look at. */
export interface Found {
  problems: readonly FoundProblem[]
  remarks: readonly FoundProblem[]
}

/**
 * What the server would refuse to publish, by its own rules. Loaded apart: it is much, and only writing needs it. What
 * the office loads anyway is not imported here: two of its parts would share it, and such a part is everybody's.
 */
export function findProblems(definition: Definition, versions: readonly Definition[]): Found {
  const { problems, remarks } = judgeDefinition(definition)
  // Ids are compared once they are ids at all.
  return problems.length > 0 ? { problems, remarks } : { problems: reusedNames(definition, versions), remarks }
}
