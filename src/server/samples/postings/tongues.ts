import type { Bilingual } from '../../../domain/posting/posting.ts'
import { apart, type Both } from './both.ts'
import type { Draw } from './draw.ts'

/** In which languages a posting is: its title, the name of its institution, and its texts. */
export interface Tongues {
  title: Tongue
  institution: Tongue
  texts: Tongue
}
export type Tongue = 'ja' | 'en' | 'both'

/** As postings are: most in Japanese with a title in both languages, those from abroad in English. */
export function tonguesOf(isAbroad: boolean, draw: Draw): Tongues {
  const texts = draw.weighed<Tongue>(isAbroad ? [['en', 17], ['both', 3]] : [['ja', 64], ['both', 26], ['en', 10]])
  if (texts === 'both') return { title: 'both', institution: 'both', texts }
  if (texts === 'ja') return { title: draw.chance(0.6) ? 'both' : 'ja', institution: draw.chance(0.8) ? 'both' : 'ja', texts }
  const title = draw.chance(isAbroad ? 0.3 : 0.6) ? 'both' : 'en'
  return { title, institution: isAbroad ? title : 'both', texts }
}

/** A text in the languages it is wanted in. */
export function spoken(text: Both, tongue: Tongue): Bilingual {
  const { ja, en } = apart(text)
  if (tongue === 'ja') return { ja }
  const mended = en.replaceAll(/\b([Aa]) (?!eu|one\b|onc)(?=[aeioAEIO])/g, '$1n ')
  return tongue === 'both' ? { ja, en: mended } : { en: mended }
}
