import type { AddressPhase } from '../account/address-end.ts'

/** What is counted of one registrant of a university. */
export interface CountedRegistrant {
  /** Null: not known. */
  entryYear: number | null
  /** Whether they ever signed in, and the day (an instant) they last did. */
  signedIn: boolean
  seenAt: string | null
  /** Whether they confirmed the whole record for a survey of the last twelve months. */
  confirmed: boolean
  bounced: boolean
  ends: AddressPhase | null
}

/** What registrants are divided by, with every code there is. The codes of `entry` are so many academic years ago. */
export const peopleTables = {
  entry: ['0', '1', '2', 'earlier', 'unknown'],
  seen: ['year', 'before', 'never'],
  confirmed: ['year', 'not'],
  address: ['lasting', 'ending', 'bounced'],
} as const
export type PeopleTable = keyof typeof peopleTables

/** The academic year, which begins in April, of a day (YYYY-MM-DD). */
export const academicYear = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '04' ? 1 : 0)

const yearLong = 365 * 24 * 60 * 60_000

/** Counts registrants as they stand on a day in Japan; `now` in milliseconds. */
export function countRegistrants(people: readonly CountedRegistrant[], day: string, now: number): Record<PeopleTable, Record<string, number>> {
  const counts = Object.fromEntries(Object.entries(peopleTables).map(([table, codes]) => [table, Object.fromEntries(codes.map((code) => [code, 0]))])) as Record<PeopleTable, Record<string, number>>
  const add = (table: PeopleTable, code: string): void => {
    counts[table][code] = (counts[table][code] ?? 0) + 1
  }
  for (const { entryYear, signedIn, seenAt, confirmed, bounced, ends } of people) {
    const ago = entryYear === null ? null : Math.max(0, academicYear(day) - entryYear)
    add('entry', ago === null ? 'unknown' : ago > 2 ? 'earlier' : String(ago))
    add('seen', !signedIn ? 'never' : seenAt !== null && now - Date.parse(seenAt) <= yearLong ? 'year' : 'before')
    add('confirmed', confirmed ? 'year' : 'not')
    add('address', bounced ? 'bounced' : ends === null ? 'lasting' : 'ending')
  }
  return counts
}
