import * as z from 'zod/mini'

/**
 * What a saved search asks for, by JREC-IN's criteria. Each criterion is one field of the notebook's `search` record:
 * the smallest thing a person decides at once. A field that is absent, or null, asks for nothing.
 */

/** Free words as typed, set apart by spaces of any width. */
const wordsSchema = z.string()
/** Codes in the order they were chosen; the order says nothing. Codes that no list knows any more are kept. */
const codesSchema = z.array(z.string())

export const criterionSchemas = {
  /** Every one of these words. */
  all: wordsSchema,
  /** At least one of these. */
  any: wordsSchema,
  /** None of these. */
  none: wordsSchema,
  /** Research fields: a large one stands for all its postings, a small one for itself alone. Either is enough. */
  fields: z.object({ large: codesSchema, small: codesSchema }),
  jobTypes: codesSchema,
  institutionTypes: codesSchema,
  /** An area stands for all its prefectures. Either is enough. */
  places: z.object({ areas: codesSchema, prefectures: codesSchema }),
  employmentForms: codesSchema,
  terms: codesSchema,
  /** Lower bound of yearly pay in yen; null: any. */
  pay: z.nullable(z.int().check(z.positive())),
  considerations: codesSchema,
  entryWays: codesSchema,
  periods: codesSchema,
  /** A code of `sorts`; null: as JREC-IN likes. Chooses nothing, orders only. */
  sort: z.nullable(z.string().check(z.minLength(1))),
}

export const criteriaSchema = z.object(criterionSchemas)
export type Criteria = z.infer<typeof criteriaSchema>
export type Criterion = keyof Criteria

/** Asks for nothing: every posting that is open. */
export const noCriteria: Criteria = {
  all: '', any: '', none: '',
  fields: { large: [], small: [] },
  jobTypes: [], institutionTypes: [],
  places: { areas: [], prefectures: [] },
  employmentForms: [], terms: [],
  pay: null,
  considerations: [], entryWays: [], periods: [],
  sort: null,
}

/** All criteria, in the order in which a form asks for them. */
export const criterionNames = Object.keys(criterionSchemas) as Criterion[]

/** Whether a record's field is a criterion. */
export const isCriterion = (field: string): field is Criterion => Object.hasOwn(criterionSchemas, field)

/** One criterion as a record's field holds it. What can't be read asks for nothing; the record keeps it all the same. */
export function readCriterion<C extends Criterion>(criterion: C, value: unknown): Criteria[C] {
  const read = criterionSchemas[criterion].safeParse(value)
  return (read.success ? read.data : noCriteria[criterion]) as Criteria[C]
}

/** The criteria of a record; `valueOf` gives the value of one of its fields, undefined where there is none. */
export const readCriteria = (valueOf: (field: Criterion) => unknown): Criteria =>
  Object.fromEntries(criterionNames.map((criterion) => [criterion, readCriterion(criterion, valueOf(criterion))])) as Criteria

/** Whether a criterion asks for anything. */
export function asks(criteria: Criteria, criterion: Criterion): boolean {
  const value = criteria[criterion]
  if (typeof value === 'string') return criterion === 'sort' || splitWords(value).length > 0
  if (typeof value === 'number') return true
  return codesOf(value).length > 0
}

/** Whether nothing is asked for at all, the order of hits apart. */
export const asksNothing = (criteria: Criteria): boolean =>
  criterionNames.every((criterion) => criterion === 'sort' || !asks(criteria, criterion))

/** The words of a text, as they are set apart by spaces of any width. */
export const splitWords = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** Every code of a value, whatever list it is of. */
export function codesOf(value: Criteria[Criterion]): readonly string[] {
  if (value === null || typeof value !== 'object') return []
  return Array.isArray(value) ? value : Object.values(value).flat()
}
