import type { Both } from '../both.ts'

/** What decides which jobs an institution has, and how it writes of itself. */
export type InstitutionKind = 'university' | 'college' | 'school' | 'institute' | 'company' | 'overseas' | 'other'

/** A made-up institution; its name says so. */
export interface Institution {
  name: Both
  /** Its part of addresses that belong to nobody. */
  slug: string
  /** A code of `institutionTypes`. */
  type: string
  kind: InstitutionKind
  /** Prefectures it has places in, the first one mostly; for one abroad its country alone. */
  prefectures: readonly string[]
  country: string
  /** Keys of disciplines; none: all of them. */
  disciplines: readonly string[]
}

/** One of a list in Japan, in a line: name, slug, prefectures by their last two digits, disciplines. */
export type Row = readonly [name: Both, slug: string, prefectures: string, disciplines: string]

const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** Institutions in Japan of one type. */
export const inJapan = (type: string, kind: InstitutionKind, rows: readonly Row[]): Institution[] =>
  rows.map(([name, slug, prefectures, disciplines]) => ({
    name, slug, type, kind, country: 'JP', disciplines: wordsOf(disciplines),
    prefectures: wordsOf(prefectures).map((digits) => digits.padStart(5, '0')),
  }))
