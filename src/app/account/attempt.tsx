import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { isAboutTyped, isCalm, type ProblemKey } from './problem.ts'

/** What a step of signing in knows of its last attempt, and how it shows it. */
export interface Attempts {
  failed: boolean
  /** What is wrong with the field, for the field; undefined: nothing. */
  error: string | undefined
  /** Says how an attempt ended; null: well, so far. */
  tell: (problem: ProblemKey | null) => void
  /** Stands at the top of the form. */
  summary: ComponentChildren
  /** Stands above the buttons: what has nothing to do with the field. */
  notice: ComponentChildren
}

/** The attempts of a form with one field, whose input has the id `field`. */
export function useAttempts(field: string): Attempts {
  const [problem, setProblem] = useState<ProblemKey | null>(null)
  const [count, setCount] = useState(0)
  const error = problem && isAboutTyped(problem) ? t(problem) : undefined
  return {
    failed: problem !== null && !isCalm(problem),
    error,
    tell: (found) => {
      setProblem(found)
      setCount((before) => before + 1)
    },
    summary: <ErrorSummary errors={error ? [{ id: field, text: error }] : []} attempt={count} />,
    notice: <div role="alert">{problem && !error && <Notice kind={isCalm(problem) ? 'info' : 'error'} title={t(problem)} />}</div>,
  }
}
