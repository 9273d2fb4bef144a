/**
 * `${a3}` in a text of the questionnaire stands for an earlier answer. What the person wrote is put in as it is: it is
 * never read for references itself, nor as markup.
 */

const reference = /\$\{([a-z][a-zA-Z0-9_]{0,31})\}/g

/** The ids a text refers to, each once, in order. */
export const referencesIn = (text: string): string[] => [...new Set(Array.from(text.matchAll(reference), ([, id = '']) => id))]

/** Whether a text has a `${` that refers to nothing. */
export const hasBrokenReference = (text: string): boolean => text.replaceAll(reference, '').includes('${')

/** The text with `say(id)` in place of each reference. */
export const withReferences = (text: string, say: (id: string) => string): string =>
  text.replaceAll(reference, (_, id: string) => say(id))
