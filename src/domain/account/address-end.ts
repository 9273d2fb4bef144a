import { isYearMonth, monthsBetween } from '../questionnaire/months.ts'

/**
 * Addresses that end: a university takes them back when the course is over, and with them the way to the person. Months
 * are `YYYY-MM`, and a course lasts to the end of its month.
 */

/** Where universities have their addresses, whatever country they are in. */
const academic = /(^|\.)(ac\.[a-z]{2}|edu|edu\.[a-z]{2})$/

/** Whether an address is a university's: by what universities' domains are like, or by one that is known. */
export function isUniversityAddress(email: string, domains: readonly string[]): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return academic.test(domain) || domains.some((known) => domain === known || domain.endsWith(`.${known}`))
}

export interface AddressFacts {
  email: string
  /** Domains of universities that are known. */
  domains: readonly string[]
  /** The month in which the course ends, is expected to, or ended; null: not known. */
  courseEnds: string | null
  /** Whether the person has left the course, whenever that was. */
  left: boolean
  /** The address the person said stays theirs, as universities let their graduates keep some. */
  stays: string | null
}

/** `half-year` and `month`: so long before the course ends; `ended`: it has. */
export const addressPhases = ['half-year', 'month', 'ended'] as const
export type AddressPhase = (typeof addressPhases)[number]

/** How near the end of an address is in the present month; null: it lasts, or there is time. */
export function addressPhase({ email, domains, courseEnds, left, stays }: AddressFacts, month: string): AddressPhase | null {
  if (email === '' || stays?.toLowerCase() === email.toLowerCase() || !isUniversityAddress(email, domains)) return null
  if (left) return 'ended'
  if (courseEnds === null || !isYearMonth(courseEnds)) return null
  const months = monthsBetween(month, courseEnds)
  if (months < 0) return 'ended'
  return months <= 1 ? 'month' : months <= 6 ? 'half-year' : null
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/**
 * What a record tells of the end of the course: the month it was completed or left in, else the one that is expected.
 * `profile`: the fields of the profile by name, whatever their values are.
 */
export function courseOf(profile: Readonly<Record<string, unknown>>): Pick<AddressFacts, 'courseEnds' | 'left'> {
  const status = profile['status']
  const left = status === 'completed' || status === 'left_credits' || status === 'withdrew'
  const dates: { completed?: unknown; left?: unknown } = Object(profile['dates'])
  const ended = left ? (text(dates.completed) ?? text(dates.left)) : null
  return { left, courseEnds: ended ?? text(profile['expectedCompletion']) }
}

/** Where a notebook keeps which address stays: a field of this record of its settings. */
export const addressSetting = { type: 'setting', record: 'address', field: 'stays' } as const
