import { apart, type Both } from './both.ts'
import type { Tongue } from './tongues.ts'

/** What stands in for `{name}` in a text, in each language. */
export type Slots = Readonly<Record<string, Both>>

/** A text with its slots filled, in both languages unless one alone is wanted: the other is empty then. Throws for a slot that nothing stands in for. */
export function fill(text: Both, slots: Slots, tongue: Tongue = 'both'): Both {
  const { ja, en } = apart(text)
  const put = (language: 'ja' | 'en', template: string): string =>
    template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = slots[name]
      if (value === undefined) throw new Error(`nothing stands in for {${name}} in: ${text}`)
      return apart(value)[language]
    })
  return `${tongue === 'en' ? '' : put('ja', ja)}|${tongue === 'ja' ? '' : put('en', en)}`
}

/** Texts one after the other, as a numbered list. */
export const numbered = (texts: readonly Both[]): Both => {
  const [all, alone] = [texts.map(apart), texts.length === 1]
  return `${all.map(({ ja }, at) => (alone ? ja : `（${at + 1}）${ja}`)).join('\n')}|${all.map(({ en }, at) => (alone ? capital(en) : `(${at + 1}) ${capital(en)}`)).join('\n')}`
}

/** Texts one after the other, each on a line of its own. */
export const lines = (texts: readonly Both[]): Both =>
  `${texts.map((text) => apart(text).ja).join('\n')}|${texts.map((text) => apart(text).en).join('\n')}`

const small = new Set(['of', 'and', 'the', 'in', 'for', 'or', 'a', 'to'])

/** Written as a name is in English: "quantum matter" → "Quantum Matter". */
export const asName = (text: string): string =>
  text.split(' ').map((word, at) => (at > 0 && small.has(word) ? word : capital(word))).join(' ')

/** With a capital letter at the beginning. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
