import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ToldCampaign } from '../../api/university.ts'
import { number, shortDate } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { layLines, type Line } from './lines.ts'

/** The response over the days, beside that of all universities together. The same numbers are in the table below it. */
export function ResponseChart({ days }: { days: ToldCampaign['days'] }) {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(320)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const measure = () => setWidth(Math.max(240, Math.floor(element.clientWidth)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const letter = 14
  const room = { width, height: 200, left: 40, right: 8, top: 20, bottom: 28, letter }
  const names = { own: t('office-coordinator:own'), all: t('office-coordinator:all') }
  const laid = layLines(days, { ...room, right: Math.max(names.own.length, names.all.length) * (/[^ -~]/.test(names.all) ? letter : letter * 0.6) + 12 })
  if (laid.own === null) return null
  const drawn = (line: Line | null, of: 'own' | 'all') =>
    line && (
      <g class={`coordinator-line coordinator-line-${of}`}>
        <polyline points={line.points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
        <circle cx={line.end.x} cy={line.end.y} r="4" />
        <text x={line.end.x + 10} y={line.label}>
          {names[of]}
        </text>
      </g>
    )
  return (
    <div ref={frame} class="coordinator-chart">
      <svg
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing of our own in the colours of the theme is no file
        role="img"
        aria-label={t('office-coordinator:chart')}
        width={width}
        height={room.height}
        viewBox={`0 0 ${width} ${room.height}`}
        font-size={letter}
      >
        {laid.scale.map(({ share, y }) => (
          <g key={share} class="coordinator-scale">
            <line x1={room.left} x2={width} y1={y} y2={y} />
            <text x={room.left - 6} y={y + letter / 3} text-anchor="end">
              {`${number(share)}%`}
            </text>
          </g>
        ))}
        {laid.days.map(({ day, x }, at) => (
          <text key={day} class="coordinator-day" x={x} y={room.height - 6} text-anchor={at === 0 ? 'start' : 'end'}>
            {shortDate(day)}
          </text>
        ))}
        {drawn(laid.all, 'all')}
        {drawn(laid.own, 'own')}
      </svg>
    </div>
  )
}
