import './chart.css'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../text/text.ts'
import { layOut, type NamedBar } from './layout.ts'

export interface ChartProps {
  /** Made of letters that an id may have; there is one chart of this id on a page. */
  id: string
  /** Whom it is about, and what: read before the bars. */
  label: string
  bars: readonly NamedBar[]
  /** The share, in per cent, of a bar of full length. */
  full: number
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/**
 * Bars, each under its name and beside its number. With the keyboard the chart is one stop; the arrow keys go from bar to
 * bar, each of which says its name and its number. Whoever sees nothing of it has the same in the table beside it.
 */
export function Chart({ id, label, bars, full }: ChartProps) {
  const svg = useRef<SVGSVGElement>(null)
  const [room, setRoom] = useState({ width: 320, base: 16 })
  const [at, setAt] = useState(0)
  useLayoutEffect(() => {
    const frame = svg.current?.parentElement
    if (!frame) return undefined
    const measure = () => {
      const width = Math.max(160, Math.floor(frame.clientWidth))
      const base = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setRoom((before) => (before.width === width && before.base === base ? before : { width, base }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(frame)
    return () => observer.disconnect()
  }, [])
  const laid = layOut(bars, room.width, full, room.base)
  const current = Math.min(at, bars.length - 1)
  const go = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? bars.length - 1 : step === undefined ? null : current + step
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    setAt(Math.max(0, Math.min(bars.length - 1, next)))
    svg.current?.querySelectorAll<SVGGElement>('.chart-bar')[Math.max(0, Math.min(bars.length - 1, next))]?.focus()
  }
  return (
    <div class="chart">
      <p class="said" id={`${id}-keys`}>
        {t('charts:keys')}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys go from bar to bar, which do nothing themselves */}
      <svg
        ref={svg}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- there is no fieldset within a drawing
        role="group"
        aria-label={label}
        aria-describedby={`${id}-keys`}
        width={laid.width}
        height={laid.height}
        viewBox={`0 0 ${laid.width} ${laid.height}`}
        font-size={laid.letter}
        onKeyDown={go}
      >
        {laid.bars.map((bar, index) => (
          <g
            key={bar.code}
            class="chart-bar"
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a bar with its words is one picture
            role="img"
            aria-label={t('charts:bar', { name: bar.name, words: bar.words })}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard reads bar by bar
            tabindex={index === current ? 0 : -1}
            onFocus={() => setAt(index)}
          >
            <rect class="chart-frame" x={-6} y={bar.top} width={laid.width + 12} height={bar.height} rx="4" />
            {bar.lines.map(({ text, baseline }) => (
              <text key={baseline} class="chart-name" x="0" y={baseline}>
                {text}
              </text>
            ))}
            {bar.bar && <rect class="chart-fill" x="0" y={bar.bar.top} width={bar.bar.width} height={bar.bar.height} rx="2" />}
            <text class={bar.bar ? 'chart-words' : 'chart-words chart-hidden'} x={bar.beside.left} y={bar.beside.baseline}>
              {bar.words}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}
