import type { Files } from './text.ts'

/** The texts of every screen that is not among the first; loaded when one of them is. */
export const moreTexts: Files = import.meta.glob<Record<string, unknown>>(
  // What only the server says is no part of the app, and the office brings its own.
  ['../../../locales/*/*.json', '!../../../locales/*/{codebook,console,home,letters,mail,problems,public,shell,ui}.json', '!../../../locales/*/office*.json'],
  { import: 'default' },
)
