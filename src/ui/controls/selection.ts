/** One thing that can be chosen. */
export interface Choice {
  code: string
  label: string
  /** Stands at the end of its line, as a number that tells what comes of choosing it. */
  aside?: string | undefined
  /** Choosing it unticks all others, and choosing another unticks it. */
  exclusive?: boolean | undefined
  /** Asks for a word of explanation while it is chosen. */
  text?: boolean | undefined
}

/** What is chosen in a group: codes in the order of the choices, the words beside them, or a refusal to say. */
export interface Selection {
  chosen: readonly string[]
  texts: Readonly<Record<string, string>>
  declined: boolean
}
export const nothingChosen: Selection = { chosen: [], texts: {}, declined: false }
export const declinedToSay: Selection = { chosen: [], texts: {}, declined: true }

const pick = (texts: Readonly<Record<string, string>>, chosen: readonly string[]) =>
  Object.fromEntries(Object.entries(texts).filter(([code]) => chosen.includes(code)))

/** The selection after one choice of a group of radios. `remembered` holds words written beside choices before. */
export const choose = (code: string, remembered: Readonly<Record<string, string>>): Selection => ({
  chosen: [code],
  texts: pick(remembered, [code]),
  declined: false,
})

/**
 * The selection after a checkbox was ticked or unticked. An exclusive choice and the others push each other out; a
 * tick takes back a refusal to say. Words beside a choice go with it and come back from `remembered`.
 */
export function tick(
  before: Selection,
  choices: readonly Choice[],
  code: string,
  on: boolean,
  remembered: Readonly<Record<string, string>>,
): Selection {
  const exclusive = new Set(choices.filter((choice) => choice.exclusive).map((choice) => choice.code))
  const kept = before.chosen.filter((other) => other !== code && !(on && (exclusive.has(code) || exclusive.has(other))))
  const wanted = new Set(on ? [...kept, code] : kept)
  const chosen = choices.filter((choice) => wanted.has(choice.code)).map((choice) => choice.code)
  return { chosen, texts: pick({ ...remembered, ...before.texts }, chosen), declined: false }
}

/** The selection with the words beside one choice; empty words are no words. */
export function explain(before: Selection, code: string, words: string): Selection {
  const { [code]: _, ...others } = before.texts
  return { ...before, texts: words === '' ? others : { ...others, [code]: words } }
}
