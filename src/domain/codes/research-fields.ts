import type { Bilingual, Language } from '../language.ts'
import rows from './research-fields.json' with { type: 'json' }

/**
 * Research fields on two levels, coded as JREC-IN Portal codes them (its search form of April 2024). The small codes
 * are the basic sections of KAKENHI's review table of 2018, and so is their English; the English of the large ones is
 * ours. The table is big: only screens that ask for a field may import this module.
 */
export interface SmallField extends Bilingual {
  code: string
  /** The code of the large field it belongs to. */
  large: string
}
export interface LargeField extends Bilingual {
  code: string
  /** What JREC-IN gives a posting that names this large field alone, and no small one. */
  unspecified: string
}

/** The eleven large fields in JREC-IN's order. */
export const largeFields: readonly LargeField[] = rows.map(({ code, ja, en, unspecified }) => ({ code, ja, en, unspecified }))

/** The 306 small fields, by large field, in JREC-IN's order. */
export const smallFields: readonly SmallField[] = rows.flatMap(({ code: large, small }) => small.map((row) => ({ ...row, large })))

const largeByCode = new Map(largeFields.map((field) => [field.code, field]))
const smallByCode = new Map(smallFields.map((field) => [field.code, field]))
const largeOf = new Map([
  ...smallFields.map(({ code, large }) => [code, large] as const),
  ...largeFields.map(({ code, unspecified }) => [unspecified, code] as const),
])

/** Whether the code names a large field. */
export const isLargeFieldCode = (code: string): boolean => largeByCode.has(code)

/** Whether the code names a small field. The pseudo codes for "the large field alone" do not. */
export const isSmallFieldCode = (code: string): boolean => smallByCode.has(code)

/** The large field that a small code belongs to, also for the pseudo code of a large field alone; undefined when it is unknown. */
export const largeFieldOf = (small: string): string | undefined => largeOf.get(small)

/** The small fields of a large one, in JREC-IN's order; none for an unknown code. */
export const smallFieldsOf = (large: string): readonly SmallField[] => smallFields.filter((field) => field.large === large)

/**
 * The name of a large or a small field; for the pseudo code of a large field alone, the name of that large field. An
 * unknown code is shown as it is.
 */
export const researchFieldName = (code: string, language: Language): string =>
  (smallByCode.get(code) ?? largeByCode.get(code) ?? largeByCode.get(largeOf.get(code) ?? ''))?.[language] ?? code
