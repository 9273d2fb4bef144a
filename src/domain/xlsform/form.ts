/**
 * A questionnaire as the three tables of an XLSForm. A table is rows of cells as a spreadsheet shows them; the first row
 * names the columns, and an empty cell is an empty text.
 */
export const sheetNames = ['survey', 'choices', 'settings'] as const
export type SheetName = (typeof sheetNames)[number]
export type Form = Record<SheetName, readonly (readonly string[])[]>

/** Why a line is not taken. Nothing is taken from a form that has one of these. */
export const refusals = [
  'sheet-missing', 'column-missing', 'column-twice', 'too-many-rows', 'too-many-columns',
  'type-missing', 'type-unknown', 'type-refused', 'column-refused', 'name-missing', 'name-refused', 'name-twice', 'language-missing',
  'group-open', 'group-end', 'group-too-deep', 'matrix-row', 'matrix-uneven', 'matrix-empty',
  'list-missing', 'list-own', 'list-own-part', 'choice-twice', 'value-refused', 'number-refused', 'parameter-refused', 'scale-ends',
  'expression-unreadable', 'expression-refused', 'expression-missing', 'constraint-refused', 'no-questions',
  'merged-cells', 'formula-empty', 'cell-error', 'cell-date', 'too-large',
] as const
/** What was taken in another way than it was written, or not at all, and does no harm. */
export const remarks = [
  'sheet-ignored', 'column-ignored', 'language-ignored', 'appearance-ignored', 'parameter-ignored', 'list-unused', 'list-own-words',
  'length-assumed', 'silence-is-no', 'section-made', 'group-condition', 'formula-read', 'signs-mended', 'macros-ignored',
] as const
export type Refusal = (typeof refusals)[number]
export type Remark = (typeof remarks)[number]

/** A place in a spreadsheet: its sheet, the row as the spreadsheet numbers it (from 1), and the column by its name. */
export interface Place {
  sheet: string
  row?: number | undefined
  column?: string | undefined
}
/** `detail`: what stands there, or the part of it that is meant. */
export interface FormLine extends Place {
  code: Refusal | Remark
  detail?: string | undefined
}

export const isRefusal = ({ code }: FormLine): boolean => refusals.some((refusal) => refusal === code)

/** Collects what there is to say, in the order it is found. */
export type Say = (place: Place, code: Refusal | Remark, detail?: string) => void

/** More rows than the largest questionnaire can need; a sheet beyond is not read. */
export const mostRows = 20_000
