import { languages } from '../../../domain/language.ts'
import { minePath } from '../paths.ts'

/** The pages on which a story is written, in the order they are gone through. */
export const steps = ['language', 'name', 'course', 'funding', 'route', 'today', 'text', 'otherwise', 'title'] as const
export type Step = (typeof steps)[number]
export const isStep = (page: string): page is Step => (steps as readonly string[]).includes(page)

export const stepPath = (step: Step): string => `${minePath}/${step}`
export const stretchPath = (id: string): string => `${minePath}/route/${id}`
export const checkPath = `${minePath}/check`
export const sendPath = `${minePath}/send`
/** The same page, for somebody who came from checking and goes back there. */
export const fromCheck = (path: string): string => `${path}?from=check`

/** What comes after a page. */
export function pathAfter(step: Step, from: string | undefined): string {
  const next = from === 'check' ? undefined : steps[steps.indexOf(step) + 1]
  return next ? stepPath(next) : checkPath
}
/** What a page is gone back to. */
export function pathBefore(step: Step, from: string | undefined): string {
  if (from === 'check') return checkPath
  const before = steps[steps.indexOf(step) - 1]
  return before ? stepPath(before) : minePath
}

/** The page on which a field of a story is written, by its path as in `lackingIn`. */
export function stepOf(path: string): Step {
  const [first = ''] = path.split('.')
  switch (first) {
    case 'doctorateIn':
    case 'fields':
      return 'course'
    case 'support':
      return 'funding'
    case 'sector':
    case 'country':
      return 'today'
    case 'lead':
      return 'title'
    default:
      return isStep(first) ? first : 'language'
  }
}

/** The id of the input of a path; of a path in the route `stretch` is the part after the number. */
export const inputId = (path: string): string => `my-${path.replaceAll('.', '-')}`

/** A path without the language at its end, and that language. */
export function apart(path: string): { field: string; language: (typeof languages)[number] | null } {
  const language = languages.find((each) => path.endsWith(`.${each}`)) ?? null
  return { field: language ? path.slice(0, -3) : path, language }
}
