import type { Language } from '../language.ts'
import { countryCodes, isCountryCode } from './known-codes.ts'

/**
 * The names of countries and regions. They come from the engine's own CLDR data (Intl.DisplayNames), so none is
 * downloaded.
 */
export interface Country {
  code: string
  name: string
}

const names = new Map<Language, Intl.DisplayNames>()
const lists = new Map<Language, readonly Country[]>()

/**
 * What people type for a country whose name in CLDR has kanji or is not the usual one: `Intl` knows no readings. With
 * the short names of newspapers; hiragana stands for katakana too.
 */
const otherNames =
  'JP にほん にっぽん|KR かんこく|CN ちゅうごく|TW たいわん|HK 香港 ほんこん|KP きたちょうせん|US 米国 べいこく|' +
  'GB 英国 えいこく|FR 仏国|DE 独国|IN 印度|AU 豪州 ごうしゅう|ZA みなみあふりか|SS みなみすーだん|TL ひがしてぃもーる|' +
  'CF ちゅうおうあふりか|GQ せきどうぎにあ|EH にしさはら|MK きたまけどにあ|AQ なんきょく'
const namesByCode = new Map(otherNames.split('|').map((row) => [row.slice(0, 2), row.slice(3).split(' ')]))

/** Other names and readings that a country or region is searched by, most often none. */
export const otherCountryNames = (code: string): readonly string[] => namesByCode.get(code) ?? []

/** The name of a country or region. An unknown code is shown as it is. */
export function countryName(code: string, language: Language): string {
  if (!isCountryCode(code)) return code
  let display = names.get(language)
  if (!display) names.set(language, (display = new Intl.DisplayNames([language], { type: 'region' })))
  return display.of(code) ?? code
}

/** All countries and regions with Japan first, the others in the order that readers of the language expect. */
export function countries(language: Language): readonly Country[] {
  const made = lists.get(language)
  if (made) return made
  const collator = new Intl.Collator(language)
  const list = countryCodes
    .map((code) => ({ code, name: countryName(code, language) }))
    .toSorted((a, b) => Number(b.code === 'JP') - Number(a.code === 'JP') || collator.compare(a.name, b.name))
  lists.set(language, list)
  return list
}
