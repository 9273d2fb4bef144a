import type { ToldCampaign } from '../../api/university.ts'

/** A line of a chart and where its name stands, in pixels from the top left corner. */
export interface Line {
  readonly points: readonly { x: number; y: number }[]
  readonly end: { x: number; y: number }
  /** Where the baseline of its name lies, out of the other's way. */
  readonly label: number
  /** What stood at the end, in whole per cent. */
  readonly rate: number
}

/** The marks of the scale beside a chart, in whole per cent, and where they lie. */
export interface Laid {
  readonly own: Line | null
  readonly all: Line | null
  readonly scale: readonly { share: number; y: number }[]
  readonly days: readonly { day: string; x: number }[]
}

/** What is left free around the lines, in pixels: for the scale, the names at the ends and the days. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** How high a line of letters is. */
  readonly letter: number
}

/** Lays two response rates over the days out as lines. Days of which a rate is not told are left out; a single one is no line. */
export function layLines(days: ToldCampaign['days'], room: Room): Laid {
  const [first, last] = [Date.parse(days[0]?.day ?? ''), Date.parse(days.at(-1)?.day ?? '')]
  const rates = days.flatMap(({ rate, allRate }) => [rate ?? 0, allRate ?? 0])
  const full = Math.min(100, Math.max(20, Math.ceil(Math.max(...rates, 0) / 20) * 20))
  const x = (day: string): number => room.left + (last > first ? (Date.parse(day) - first) / (last - first) : 1) * (room.width - room.left - room.right)
  const y = (share: number): number => room.height - room.bottom - (share / full) * (room.height - room.top - room.bottom)
  const line = (of: 'rate' | 'allRate'): Line | null => {
    const points = days.flatMap((each) => (each[of] === null ? [] : [{ x: x(each.day), y: y(each[of]), rate: each[of] }]))
    const end = points.at(-1)
    return end && points.length > 1 ? { points, end, label: end.y + room.letter / 3, rate: end.rate } : null
  }
  const [own, all] = [line('rate'), line('allRate')]
  const scale = [0, full / 2, full].map((share) => ({ share, y: y(share) }))
  const ends = days.length > 1 ? [days[0], days.at(-1)] : []
  const laid = { scale, days: ends.flatMap((each) => (each ? [{ day: each.day, x: x(each.day) }] : [])) }
  if (own === null || all === null || Math.abs(own.label - all.label) >= room.letter * 1.25) return { ...laid, own, all }
  // Names that would lie on each other go apart, the higher line's upwards.
  const [middle, apart] = [(own.label + all.label) / 2, room.letter * 0.65]
  const up = own.end.y <= all.end.y ? -1 : 1
  return { ...laid, own: { ...own, label: middle + up * apart }, all: { ...all, label: middle - up * apart } }
}
