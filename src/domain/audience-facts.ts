import type { AudienceFacts } from './audience.ts'
import type { Json } from './json.ts'
import type { University } from './university.ts'

/**
 * What an audience is asked of, read from a person's record: the same on phone and server. `profile` holds the values of
 * the profile by field; a value of another shape than the record's counts as not known. `university` is an id, and
 * `entryYear` the office's word, where they are known apart from the profile.
 */
export function audienceFacts({ university, entryYear, profile }: {
  university: string | null | undefined
  entryYear?: number | null | undefined
  profile: Readonly<Record<string, Json | undefined>>
}): AudienceFacts {
  const { status, field } = profile
  const year = entryYear ?? profile['entryYear']
  const large = typeof field === 'object' && field !== null && 'large' in field ? field.large : undefined
  return {
    university: university ?? undefined,
    entryYear: typeof year === 'number' ? year : undefined,
    status: typeof status === 'string' ? status : undefined,
    field: typeof large === 'string' ? large : undefined,
  }
}

/**
 * The id of the university that a notebook names. The office writes the name there, in the language the person had then,
 * so either language and every other name of the university is taken; undefined when none or more than one bears it.
 */
export function universityNamed(name: Json | undefined, universities: readonly University[]): string | undefined {
  if (typeof name !== 'string') return undefined
  const bearing = (names: (university: University) => readonly string[]) => universities.filter((each) => names(each).includes(name))
  const proper = bearing(({ name: { ja, en } }) => [ja, en])
  const [only, ...others] = proper.length > 0 ? proper : bearing(({ aliases }) => aliases)
  return others.length === 0 ? only?.id : undefined
}
