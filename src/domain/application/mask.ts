/**
 * Masks for mail addresses, as `university.ts` describes them. They are read by people of the office and matched against
 * whatever anybody types, so matching takes time in proportion to mask times address, whatever is written in either.
 */

/** One part of a mask: letters that stand for themselves, or a run of a kind of characters. */
export type MaskPart =
  | { kind: 'text'; text: string }
  | { kind: 'digits' | 'letters' | 'word' | 'surname' | 'givenname' | 'any'; min: number; max: number }
export type MaskRun = Exclude<MaskPart, { kind: 'text' }>['kind']

const classes: Record<MaskRun, RegExp> = {
  digits: /^[0-9]$/,
  letters: /^[a-z]$/,
  word: /^[a-z0-9.-]$/,
  surname: /^[a-z0-9-]$/,
  givenname: /^[a-z0-9-]$/,
  any: /^[^]$/,
}
const isRun = (name: string): name is MaskRun => Object.hasOwn(classes, name)
/** No address is longer (RFC 5321). */
const longest = 254

/** The parts of a mask; null when something in braces is nothing we know. */
export function readMask(mask: string): readonly MaskPart[] | null {
  const parts: MaskPart[] = []
  for (const piece of mask.toLowerCase().split(/(\{[^{}]*\})/).filter((text) => text !== '')) {
    const [, name, least, most] = /^\{([a-z]+)(?::(\d{1,3})(?:-(\d{1,3}))?)?\}$/.exec(piece) ?? []
    if (name !== undefined && isRun(name)) {
      const min = least === undefined ? 1 : Number(least)
      const max = least === undefined ? longest : Number(most ?? least)
      if (max < min) return null
      parts.push({ kind: name, min, max })
    } else if (/[{}]/.test(piece)) return null
    else parts.push({ kind: 'text', text: piece })
  }
  return parts
}

/**
 * Whether a whole address is as the mask says, in any case. A mask that can't be read matches nothing, and so does
 * anything longer than an address can be.
 */
export function matchesMask(mask: string, address: string): boolean {
  const parts = readMask(mask)
  const text = address.toLowerCase()
  if (parts === null || text.length > longest) return false
  let reached: readonly boolean[] = Array.from({ length: text.length + 1 }, (_, at) => at === 0)
  for (const part of parts) reached = part.kind === 'text' ? afterText(reached, text, part.text) : afterRun(reached, text, part)
  return reached[text.length] === true
}

const afterText = (reached: readonly boolean[], text: string, piece: string): boolean[] =>
  reached.map((_, end) => end >= piece.length && reached[end - piece.length] === true && text.startsWith(piece, end - piece.length))

/** Where one may be after a run: at each end whose run goes back to a place that was reached, neither too near nor too far. */
function afterRun(reached: readonly boolean[], text: string, { kind, min, max }: Exclude<MaskPart, { kind: 'text' }>): boolean[] {
  /** How many reached places lie before each position. */
  const before: number[] = [0]
  for (const each of reached) before.push((before.at(-1) ?? 0) + (each ? 1 : 0))
  let begins = 0
  return reached.map((_, end) => {
    if (end > 0 && !classes[kind].test(text.charAt(end - 1))) begins = end
    const from = Math.max(begins, end - max)
    const to = end - min
    return to >= from && (before[to + 1] ?? 0) > (before[from] ?? 0)
  })
}
