import type { Language } from '../language.ts'
import type { Bilingual } from './posting.ts'

/** A text with the language that it is in. */
export interface Said {
  text: string
  lang: Language
}

/** What a text says in a language, else in the other one; null: nothing. */
export function saidIn(text: Bilingual | undefined, wanted: Language): Said | null {
  const other: Language = wanted === 'ja' ? 'en' : 'ja'
  const lang = text?.[wanted] ? wanted : text?.[other] ? other : null
  return lang === null ? null : { text: text?.[lang] ?? '', lang }
}
