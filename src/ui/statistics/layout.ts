/** What a bar of a chart says, in words that are ready to be shown. */
export interface NamedBar {
  readonly code: string
  readonly name: string
  /** What stands beside it: number and share, or why there is none. */
  readonly words: string
  /** In per cent; null: no bar is drawn. */
  readonly share: number | null
}

/** A bar in its place. Baselines and edges are in pixels from the chart's top left corner. */
export interface LaidBar extends NamedBar {
  readonly top: number
  readonly height: number
  /** The name, broken into lines. */
  readonly lines: readonly { text: string; baseline: number }[]
  readonly bar: { readonly top: number; readonly width: number; readonly height: number } | null
  readonly beside: { readonly left: number; readonly baseline: number }
}
export interface LaidChart {
  readonly width: number
  readonly height: number
  /** The size of letters, in pixels. */
  readonly letter: number
  readonly bars: readonly LaidBar[]
}

/** Wide letters are as wide as they are high; of the others none of a system font is wider than this, on average. */
const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]/
const narrowWidth = 0.6

/** How wide a text will be at most, in letters. Measured by what it is made of: nothing has to be drawn for it. */
export const widthOf = (text: string): number => (text.match(/./gsu) ?? []).reduce((sum, letter) => sum + (wide.test(letter) ? 1 : narrowWidth), 0)

/** Breaks a text into lines of at most so many letters: English between words, Japanese anywhere. */
export function brokenInto(text: string, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[!-~]+\s*|\s+|./gu) ?? []) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > most) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  return [...lines, line.trimEnd()].filter((each) => each !== '')
}

/**
 * Puts bars one below the other, each under its name and beside its words. `width` in pixels; `full`: the share, in per
 * cent, of a bar of full length; `base`: the size of letters of the page, in pixels.
 */
export function layOut(bars: readonly NamedBar[], width: number, full: number, base = 16): LaidChart {
  const letter = base * 0.9375
  const [line, thick, gap, between] = [letter * 1.5, base, base * 0.5, base * 0.75]
  const beside = Math.max(0, ...bars.map(({ words, share }) => (share === null ? 0 : widthOf(words)))) * letter
  const longest = Math.max(base * 2, width - beside - gap)
  let top = 0
  const laid = bars.map((bar): LaidBar => {
    const own = { top, padding: base * 0.25 }
    const lines = brokenInto(bar.name, width / letter).map((text, at) => ({ text, baseline: top + own.padding + line * at + letter * 1.1 }))
    const barTop = top + own.padding + line * lines.length + base * 0.125
    const drawn = bar.share === null ? null : { top: barTop, width: Math.max(2, (Math.min(bar.share, full) / full) * longest), height: thick }
    const height = barTop + thick + own.padding - top
    top += height + between
    return { ...bar, top: own.top, height, lines, bar: drawn, beside: { left: drawn ? drawn.width + gap : 0, baseline: barTop + thick / 2 + letter * 0.36 } }
  })
  return { width, height: Math.max(0, top - between), letter, bars: laid }
}
