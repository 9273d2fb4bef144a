import en from '../../../locales/en/codebook.json' with { type: 'json' }
import ja from '../../../locales/ja/codebook.json' with { type: 'json' }
import type { Bilingual } from '../../domain/language.ts'

/** The words of code books. */
export const words = { ja, en }
export type CodeWords = typeof words

/** Fills in what stands in double braces. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)

/** A text in both languages. */
export const bothOf = (pick: (words: typeof ja) => string, values: Readonly<Record<string, string>> = {}): Bilingual =>
  ({ ja: filled(pick(ja), values), en: filled(pick(en), values) })
