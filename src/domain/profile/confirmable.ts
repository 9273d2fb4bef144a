import { careerKinds } from './career.ts'
import { profileGroups } from './fields.ts'

/** The parts of the record that are confirmed once a year, each by one tap: the profile's pages, jobs, studies. */
export const confirmableParts: readonly string[] = [...Object.keys(profileGroups), ...careerKinds]

/** Which part holds a field of the profile; undefined: none of them, as what the office keeps. */
export const partHolding = (field: string): string | undefined =>
  Object.entries(profileGroups).find(([, fields]) => (fields as readonly string[]).includes(field))?.[0]

/** Whether nothing of the record is left to confirm; parts that are none of ours count for nothing. */
export const isWholeRecord = (parts: Iterable<string>): boolean => {
  const confirmed = new Set(parts)
  return confirmableParts.every((part) => confirmed.has(part))
}
