import { type FormStep, formStepNames } from '../../domain/application/fill-in.ts'

/** The addresses of the pages of applying. */
export const startPath = '/apply'
export const checkPath = '/apply/check'
export const statusPath = '/apply/status'

/** The page of a step; from the last page, `back` leads there again. */
export const stepPath = (step: FormStep, back = false): string => `/apply/${step}${back ? '?back=check' : ''}`

/** The step that a page is for; null when it is none. */
export const stepAt = (path: string): FormStep | null => formStepNames.find((step) => path === `/apply/${step}`) ?? null

/** What comes after a step. */
export function pathAfter(step: FormStep): string {
  const next = formStepNames[formStepNames.indexOf(step) + 1]
  return next === undefined ? checkPath : stepPath(next)
}

/** What comes before a step. */
export function pathBefore(step: FormStep): string {
  const before = formStepNames[formStepNames.indexOf(step) - 1]
  return before === undefined ? startPath : stepPath(before)
}
