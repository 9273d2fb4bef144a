import type { Bilingual, Language } from '../language.ts'
import rows from './job-types.json' with { type: 'json' }

/** Job types, coded as JREC-IN Portal codes them (parameter `jobkind` of its search form, April 2024). */
export interface JobType extends Bilingual {
  code: string
  group: string
}

const byCode = new Map<string, JobType>(rows.map((row) => [row.code, row]))

/** All job types in JREC-IN's order. */
export const jobTypes: readonly JobType[] = rows

/** The job type's name. An unknown code is shown as it is. */
export const jobTypeName = (code: string, language: Language): string => byCode.get(code)?.[language] ?? code
