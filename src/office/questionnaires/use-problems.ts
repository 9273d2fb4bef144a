import { useEffect, useState } from 'preact/hooks'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { finished } from '../../domain/questionnaire/sketch.ts'
import type { FoundProblem } from './problem-words.ts'

const rest = 300
const none: readonly FoundProblem[] = []

/** What is wrong with a questionnaire as it stands, found again whenever the hand rests; null until it was looked at. */
export function useProblems(definition: Definition, versions: readonly Definition[]): readonly FoundProblem[] | null {
  const [found, setFound] = useState<readonly FoundProblem[] | null>(null)
  useEffect(() => {
    let gone = false
    const timer = setTimeout(() => {
      void import('./office-check.ts').then(({ findProblems }) => {
        if (gone) return
        const problems = findProblems(finished(definition), versions)
        setFound(problems.length === 0 ? none : problems)
      })
    }, rest)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [definition, versions])
  return found
}
