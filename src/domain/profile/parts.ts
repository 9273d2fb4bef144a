import * as z from 'zod/mini'
import { isCountryCode, isJobTypeCode, isPrefectureCode } from '../codes/known-codes.ts'
import type { Json } from '../json.ts'
import { type Choices, choicesSchema, declinedSchema } from '../questionnaire/answers.ts'
import { isYearMonth } from '../questionnaire/months.ts'
import { foldWidth } from '../text/width.ts'
import { readOrcid, readPostalCode, readResearchmap } from './identifiers.ts'
import { fitsIn, isKana, isLatin } from './names.ts'

/**
 * The smallest things a profile is made of. A part holds what was understood, or, in mid-typing, the words as typed:
 * nothing typed is ever thrown away, and the check names what is not right yet.
 */

export type TextForm = 'any' | 'kana' | 'latin' | 'orcid' | 'researchmap' | 'postalCode'
export type CodeList = 'country' | 'prefecture' | 'jobType' | 'largeField' | 'smallField'

export type Part =
  /** Words as typed, at most `max` graphemes; several lines when `long`. */
  | { kind: 'text'; form: TextForm; max: number; long?: boolean }
  /** `YYYY-MM`; `past`: no month to come. */
  | { kind: 'month'; past?: boolean }
  /** The code of one option; `{choices, text}` when `words` names it; `{declined: true}` where one may decline. */
  | { kind: 'one'; options: readonly string[]; words?: string; declinable?: boolean }
  /** `{choices, text?}`. */
  | { kind: 'many'; options: readonly string[]; words?: string; exclusive?: string }
  /** A code of a long list. */
  | { kind: 'code'; list: CodeList }

/** The shapes that parts are stored in. What has another shape is from elsewhere, and shows as nothing. */
export const partSchemas = {
  text: z.string(),
  month: z.string(),
  one: z.union([z.string(), choicesSchema, declinedSchema]),
  many: choicesSchema,
  code: z.string(),
} as const satisfies Record<Part['kind'], z.ZodMiniType>

export type PartValue = string | Choices | { declined: true }

export const problemCodes = [
  'too-long', 'not-kana', 'not-latin', 'orcid-shape', 'orcid-digit', 'researchmap', 'postal-code',
  'month-invalid', 'in-future', 'not-listed', 'end-before-start',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** The longest word of explanation beside a choice, in graphemes. */
const longestWords = 200

/** A stored value as the part reads it; undefined when nothing is there or it has another shape. */
export function readPart(part: Part, value: Json | undefined): PartValue | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const read = partSchemas[part.kind].safeParse(value)
  if (!read.success) return undefined
  return typeof read.data === 'object' && 'choices' in read.data && read.data.choices.length === 0 ? undefined : read.data
}

/** The value to store for a text as typed: folded where its form has one writing, else to the letter; null for nothing. */
export function foldText(form: TextForm, typed: string): string | null {
  if (typed.trim() === '') return null
  switch (form) {
    case 'orcid': {
      const read = readOrcid(typed)
      return read.ok ? read.orcid : typed
    }
    case 'researchmap':
      return readResearchmap(typed) ?? typed
    case 'postalCode':
      return readPostalCode(typed) ?? typed
    case 'latin':
      return foldWidth(typed)
    default:
      return typed
  }
}

function checkText({ form, max }: Extract<Part, { kind: 'text' }>, text: string): ProblemCode | null {
  if (!fitsIn(text, max)) return 'too-long'
  switch (form) {
    case 'kana':
      return isKana(text) ? null : 'not-kana'
    case 'latin':
      return isLatin(text) ? null : 'not-latin'
    case 'orcid': {
      const read = readOrcid(text)
      return read.ok ? null : read.code
    }
    case 'researchmap':
      return readResearchmap(text) === null ? 'researchmap' : null
    case 'postalCode':
      return readPostalCode(text) === null ? 'postal-code' : null
    default:
      return null
  }
}

const researchFieldShape = (code: string): boolean => /^L?\d{5}$/.test(code)
/** The table of research fields is big and its names are chosen from it, so here only the shape of a code is asked for. */
const isCode: Record<CodeList, (code: string) => boolean> = {
  country: isCountryCode,
  prefecture: isPrefectureCode,
  jobType: isJobTypeCode,
  largeField: researchFieldShape,
  smallField: researchFieldShape,
}

function checkChoices({ options }: Extract<Part, { kind: 'one' | 'many' }>, value: PartValue): ProblemCode | null {
  if (typeof value === 'string') return options.includes(value) ? null : 'not-listed'
  if ('declined' in value) return null
  if (!value.choices.every((code) => options.includes(code))) return 'not-listed'
  return Object.values(value.text ?? {}).every((words) => fitsIn(words, longestWords)) ? null : 'too-long'
}

/** What is wrong with a part; null: nothing, or nothing is there. `month` is the present one, `YYYY-MM`. */
export function checkPart(part: Part, stored: Json | undefined, month: string): ProblemCode | null {
  const value = readPart(part, stored)
  if (value === undefined) return null
  if (part.kind === 'one' || part.kind === 'many') return checkChoices(part, value)
  if (typeof value !== 'string') return null
  if (part.kind === 'text') return checkText(part, value)
  if (part.kind === 'code') return isCode[part.list](value) ? null : 'not-listed'
  if (!isYearMonth(value)) return 'month-invalid'
  return part.past === true && value > month ? 'in-future' : null
}
