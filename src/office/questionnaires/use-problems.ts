import { useEffect, useState } from 'preact/hooks'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { finished } from '../../domain/questionnaire/sketch.ts'
import type { Found } from './office-check.ts'

const rest = 300

/** What is to be said of a questionnaire as it stands, found again whenever the hand rests; null until it was looked at. */
export function useProblems(definition: Definition, versions: readonly Definition[]): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let gone = false
    const timer = setTimeout(() => {
      void import('./office-check.ts').then(({ findProblems }) => {
        if (!gone) setFound(findProblems(finished(definition), versions))
      })
    }, rest)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [definition, versions])
  return found
}
