import { type Career, holdsSomething } from './career.ts'
import { checkField } from './check.ts'
import { type ProfileField, partsAsked, type ProfileValues, readField } from './fields.ts'
import { hasReading } from './names.ts'

/** What a profile is asked for. Each has a reason that is told; what is optional is never in here. */
export const askedFields = ['name', 'nameKana', 'nameLatin', 'address', 'status', 'school', 'dates', 'field', 'degree', 'jobs'] as const
export type AskedField = (typeof askedFields)[number]

export interface Completeness {
  /** How many things are asked of this person. */
  asked: number
  missing: { field: AskedField; state: 'empty' | 'unclear' }[]
}

const after = ['completed', 'left_credits', 'withdrew']

/** Whether this person is asked for the field at all: no kana without a Japanese name, no job before the course is over. */
function isAsked(field: AskedField, profile: ProfileValues): boolean {
  const { name, nationality, status } = profile
  switch (field) {
    case 'nameKana':
      return typeof name === 'string' && hasReading(name) && (nationality === undefined || nationality === null || nationality === 'JP')
    case 'degree':
      return status === 'completed'
    case 'jobs':
      return typeof status === 'string' && after.includes(status)
    default:
      return true
  }
}

function isThere(field: ProfileField, profile: ProfileValues): boolean {
  const read = readField(field, profile[field])
  if (field === 'address') return read.has('country') && read.has('city') && read.has('street')
  if (field === 'field') return read.has('large')
  if (field === 'degree') return read.has('title')
  // Whoever left with credits may never complete.
  if (field === 'dates') return partsAsked('dates', profile).every((part) => read.has(part) || (part === 'completed' && profile['status'] === 'left_credits'))
  return read.size > 0
}

/** What is missing from a profile, or can't be read, of what this person is asked for. `month` is the present one. */
export function completeness(profile: ProfileValues, careers: readonly Career[], month: string): Completeness {
  const asked = askedFields.filter((field) => isAsked(field, profile))
  const missing = asked.flatMap((field): Completeness['missing'] => {
    if (field === 'jobs') return careers.some((career) => career.kind === 'job' && holdsSomething(career)) ? [] : [{ field, state: 'empty' }]
    if (checkField(field, profile, month).length > 0) return [{ field, state: 'unclear' }]
    return isThere(field, profile) ? [] : [{ field, state: 'empty' }]
  })
  return { asked: asked.length, missing }
}
