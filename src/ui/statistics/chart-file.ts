import { brokenInto, layOut, type NamedBar } from './layout.ts'

/** A chart that leaves the app: whatever is needed to understand it, and where it is from, goes along. */
export interface ChartFile {
  readonly language: string
  /** The question it answers. */
  readonly title: string
  /** About whom it is, and how many of them answered. */
  readonly about: readonly string[]
  readonly bars: readonly NamedBar[]
  readonly full: number
  /** Notes, source and address, each a line. */
  readonly source: readonly string[]
}
/** A drawing as the text of an SVG file, with its size in pixels. */
export interface Drawing {
  readonly text: string
  readonly width: number
  readonly height: number
}

const [width, edge, base] = [720, 28, 18]
// What a file says it says without our styles: the colours of the light theme, and fonts that every system has.
const [paper, ink, soft, blue] = ['#ffffff', '#1a1a1a', '#595959', '#0017c1']
const fonts = "'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', 'Yu Gothic UI', Meiryo, system-ui, sans-serif"

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;')

/** Draws a chart as a file that stands by itself. */
export function drawFile({ language, title, about, bars, full, source }: ChartFile): Drawing {
  const inner = width - 2 * edge
  const parts: string[] = []
  let top = edge
  const write = (lines: readonly string[], size: number, style: string) => {
    for (const line of lines.flatMap((each) => brokenInto(each, inner / size))) {
      top += size * 1.5
      parts.push(`<text x="${edge}" y="${round(top - size * 0.4)}" font-size="${size}" ${style}>${escaped(line)}</text>`)
    }
  }
  write([title], 26, `font-weight="700" fill="${ink}"`)
  write(about, base, `fill="${ink}"`)
  top += base
  const chart = layOut(bars, inner, full, base)
  parts.push(...chart.bars.map((bar) => {
    const at = (y: number) => round(top + y)
    const names = bar.lines.map(({ text, baseline }) => `<text x="${edge}" y="${at(baseline)}" fill="${ink}">${escaped(text)}</text>`)
    const drawn = bar.bar ? `<rect x="${edge}" y="${at(bar.bar.top)}" width="${round(bar.bar.width)}" height="${round(bar.bar.height)}" rx="2" fill="${blue}"/>` : ''
    const words = `<text x="${round(edge + bar.beside.left)}" y="${at(bar.beside.baseline)}" ${bar.bar ? `font-weight="700" fill="${ink}"` : `fill="${soft}"`}>${escaped(bar.words)}</text>`
    return `<g font-size="${chart.letter}">${names.join('')}${drawn}${words}</g>`
  }))
  top += chart.height + base
  write(source, 14, `fill="${soft}"`)
  const height = Math.ceil(top + edge)
  const label = escaped([title, ...about, ...bars.map(({ name, words }) => `${name} ${words}`)].join(' / '))
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xml:lang="${language}" role="img" aria-label="${label}" font-family="${fonts}">` +
    `<title>${escaped(title)}</title><rect width="${width}" height="${height}" fill="${paper}"/>${parts.join('')}</svg>\n`
  return { text, width, height }
}

const round = (value: number): number => Math.round(value * 10) / 10
