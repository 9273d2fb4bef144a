import { languages } from '../../../domain/language.ts'
import { minePath } from '../paths.ts'

/** The pages on which a story is written, in the order they are gone through, each with what is written on it. */
export const pages = {
  language: ['written'],
  name: ['name'],
  course: ['doctorateIn', 'fields'],
  funding: ['support'],
  route: ['route'],
  today: ['today', 'sector', 'country'],
  text: ['text'],
  otherwise: ['otherwise'],
  title: ['title', 'lead'],
} as const
export type Step = keyof typeof pages
export const steps = Object.keys(pages) as readonly Step[]
export const isStep = (page: string): page is Step => Object.hasOwn(pages, page)

export const stepPath = (step: Step): string => `${minePath}/${step}`
export const stretchPath = (id: string): string => `${minePath}/route/${id}`
export const checkPath = `${minePath}/check`
export const sendPath = `${minePath}/send`
/** The same page, for somebody who came from checking and goes back there. */
export const fromCheck = (path: string): string => `${path}?from=check`

/** The page before or after one; from checking, both lead back there. */
export function pathBeside(step: Step, by: -1 | 1, from: string | undefined): string {
  const beside = from === 'check' ? undefined : steps[steps.indexOf(step) + by]
  return beside ? stepPath(beside) : by < 0 && from !== 'check' ? minePath : checkPath
}

/** The page on which a field of a story is written, by its path as in `lackingIn`. */
export function stepOf(path: string): Step {
  const [first = ''] = path.split('.')
  return steps.find((step) => (pages[step] as readonly string[]).includes(first)) ?? 'language'
}

/** The id of the input of a path. */
export const inputId = (path: string): string => `my-${path.replaceAll('.', '-')}`

/** A path without the language at its end, and that language. */
export function apart(path: string): { field: string; language: (typeof languages)[number] | null } {
  const language = languages.find((each) => path.endsWith(`.${each}`)) ?? null
  return { field: language ? path.slice(0, -3) : path, language }
}
