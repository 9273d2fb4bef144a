import type { Json } from '../json.ts'
import type { Language } from '../language.ts'
import type { Career } from '../profile/career.ts'
import { isYearMonth } from '../questionnaire/months.ts'
import { mostStretches } from './draft.ts'
import { readYear } from './own-draft.ts'

const yearOf = (value: Json | undefined): number | null => (typeof value === 'string' && isYearMonth(value) ? readYear(value.slice(0, 4)) : null)
const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

/**
 * The stretches of a route that somebody's record already tells of: doctoral courses and jobs, each as the fields of its
 * record that say something. What is written there stands in the language of the story as it was typed.
 */
export const stretchesFrom = (careers: readonly Career[], language: Language): Record<string, Json>[] =>
  careers
    .filter(({ kind, values }) => kind === 'job' || values['course'] === 'doctor')
    .slice(0, mostStretches)
    .map(({ kind, values }) => ({
      kind: kind === 'job' ? 'work' : 'course',
      from: yearOf(values['from']),
      to: yearOf(values['to']),
      country: textOf(values['country']),
      [`what.${language}`]: textOf(values['role']),
      [`where.${language}`]: textOf(values['organisation']),
    }))
    .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)))
