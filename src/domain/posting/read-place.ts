import { countryName } from '../codes/countries.ts'
import { countryCodes } from '../codes/known-codes.ts'
import { elsewhere, prefectures } from '../codes/prefectures.ts'
import { labelKey } from './read-labels.ts'

export interface Place {
  prefectures: string[]
  country: string | null
}

/** Longer than this is a text about the place; a place is named at its beginning. */
const looked = 400
const names = new Map(prefectures.map(({ code, ja }) => [ja, code]))
const anyName = new RegExp([...names.keys()].join('|'), 'gu')
const byKey = new Map(
  prefectures.flatMap(({ code, ja, en }) => [code, ja.replace(/[都府県]$/u, ''), en, `${en} Prefecture`].map((label) => [labelKey(label), code] as const)),
)
/** Made at the first look: the names come from the engine. */
let countries: ReadonlyMap<string, string> | null = null
const countryKeys = (): ReadonlyMap<string, string> =>
  (countries ??= new Map([
    ...countryCodes.flatMap((code) => [code, countryName(code, 'ja'), countryName(code, 'en')].map((label) => [labelKey(label), code] as const)),
    ...[['米国', 'US'], ['英国', 'GB'], ['USA', 'US'], ['UK', 'GB'], ['中国', 'CN']].map(([label = '', code = '']) => [labelKey(label), code] as const),
  ]))

/** The country of a name or an ISO 3166-1 code in either case; null: not known. */
export const countryOf = (name: string): string | null => countryKeys().get(labelKey(name)) ?? null

/**
 * Where a text says that one works: its prefectures, each once, or `00048` with the country where it lies elsewhere. A
 * text that names neither gives none and null.
 */
export function readPlace(text: string): Place {
  const start = text.slice(0, looked)
  const pieces = [/[、,，;；|｜()（）/／・:：\n-]+/u, /[\s、,，;；|｜()（）/／・:：-]+/u]
    .flatMap((between) => start.split(between).map((piece) => piece.trim()))
    // "in" is a word before it is India.
    .filter((piece) => piece !== '' && (piece === 'UK' || !/^[a-z]{1,2}$/iu.test(piece)))
  const found = new Set([...start.matchAll(anyName)].map(([name]) => names.get(name) ?? '').filter(Boolean))
  for (const piece of pieces) {
    const code = byKey.get(labelKey(piece))
    if (code !== undefined) found.add(code)
  }
  const country = pieces.map(countryOf).find((code) => code !== null && code !== 'JP') ?? null
  // 「中国」 is a region of Japan beside a prefecture of it, and so is what else stands beside one.
  if (found.size > 0) return { prefectures: [...found].toSorted(), country: 'JP' }
  if (country !== null) return { prefectures: [elsewhere], country }
  if (pieces.some((piece) => countryOf(piece) === 'JP')) return { prefectures: [], country: 'JP' }
  return { prefectures: pieces.some((piece) => /^(その他|海外|国外|00048)$/u.test(piece)) ? [elsewhere] : [], country: null }
}
