import { type Career, type CareerField, careerFieldsAsked, careerShapes } from '../../domain/profile/career.ts'
import type { Part } from '../../domain/profile/parts.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { language, t } from '../../ui/text/text.ts'
import { describePart } from '../shell/describe-part.ts'

const shownApart: readonly CareerField[] = ['organisation', 'from', 'to']
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What a job or study is called in a list and in a sentence. */
export const careerName = ({ values }: Career): string => textOf(values['organisation']) || textOf(values['role']) || t('profile:career.unnamed')

/** From when to when, with the Japanese era; to now, where no end is given. */
export function careerRange({ values }: Career): string {
  const [from, to] = [textOf(values['from']), textOf(values['to'])]
  if (from === '' && to === '') return t('profile:career.noStart')
  const month = (text: string) => formatYearMonth(text, language.value)
  return t('profile:career.range', {
    from: from === '' ? t('profile:career.noStart') : month(from),
    to: to === '' ? t('profile:career.now') : month(to),
  })
}

/** Everything else that is known of it, a line each. */
export function careerLines({ kind, values }: Career): string[] {
  const shapes: Readonly<Partial<Record<CareerField, Part>>> = careerShapes[kind]
  return careerFieldsAsked(kind, values)
    .filter((field) => !shownApart.includes(field))
    .map((field) => {
      const part = shapes[field]
      return part ? describePart(field, part, values[field]) : ''
    })
    .filter((words) => words !== '')
}
