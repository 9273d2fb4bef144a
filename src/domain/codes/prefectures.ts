import type { Bilingual, Language } from '../language.ts'
import areaRows from './areas.json' with { type: 'json' }
import prefectureRows from './prefectures.json' with { type: 'json' }

/**
 * Prefectures and the areas they belong to, coded as JREC-IN Portal codes them (parameters `prefecture` and `area` of
 * its search form, April 2024), so that a code means the same in an answer, a posting and a search.
 */
export interface Prefecture extends Bilingual {
  code: string
  area: string
}
export interface Area extends Bilingual {
  code: string
}

/** JREC-IN's row for places that are no prefecture. Postings may carry it; nobody lives there. */
export const elsewhere = '00048'

const byCode = new Map<string, Prefecture>(prefectureRows.map((row) => [row.code, row]))
const areaByCode = new Map<string, Area>(areaRows.map((row) => [row.code, row]))

/** The 47 prefectures in the order of JIS X 0401, north to south. */
export const prefectures: readonly Prefecture[] = prefectureRows.filter((row) => row.code !== elsewhere)

/** The nine areas in the same order, and `99999` for elsewhere. */
export const areas: readonly Area[] = areaRows

/** Whether the code names an area. */
export const isAreaCode = (code: string): boolean => areaByCode.has(code)

/** The prefecture's name, also of `00048` (elsewhere). An unknown code is shown as it is. */
export const prefectureName = (code: string, language: Language): string => byCode.get(code)?.[language] ?? code

/** The area's name. An unknown code is shown as it is. */
export const areaName = (code: string, language: Language): string => areaByCode.get(code)?.[language] ?? code

/** The area that a prefecture, or `00048` (elsewhere), lies in; undefined for an unknown code. */
export const areaOfPrefecture = (code: string): string | undefined => byCode.get(code)?.area
