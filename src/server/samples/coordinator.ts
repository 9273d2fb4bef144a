import { dayAt } from '../../domain/campaigns/japan-day.ts'
import type { Standing } from '../../domain/coordinator/response.ts'
import type { AskingCampaign } from '../university/campaigns.ts'

/**
 * Made-up people of the sample university, so that its coordinator sees numbers: four sample people would be too few for any.
 * They are in no table; they are only added to counts.
 */
const people = {
  entry: { '0': 46, '1': 41, '2': 38, earlier: 113, unknown: 4 },
  seen: { year: 148, before: 61, never: 33 },
  confirmed: { year: 97, not: 145 },
  address: { lasting: 186, ending: 34, bounced: 22 },
} as const

/** Counts with the made-up people added. */
export const addSamplePeople = <T extends Record<string, Record<string, number>>>(counts: T): T =>
  Object.fromEntries(
    Object.entries(counts).map(([table, cells]) => {
      const more: Readonly<Record<string, number>> = people[table as keyof typeof people]
      return [table, Object.fromEntries(Object.entries(cells).map(([code, count]) => [code, count + (more[code] ?? 0)]))]
    }),
  ) as T

const day = 24 * 60 * 60_000

/** A survey of a year ago that nobody was asked. */
export function samplePastCampaign(now: number): AskingCampaign {
  const opens = Date.parse(`${dayAt(now - 365 * day)}T00:00:00Z`)
  const at = (days: number) => new Date(opens + days * day - 9 * 60 * 60_000).toISOString()
  const year = dayAt(opens).slice(0, 4)
  return {
    id: `sample-past-${year}`,
    title: { ja: `${year}年 博士人材調査（サンプル）`, en: `Survey of doctoral graduates ${year} (sample)` },
    state: 'closed',
    opensAt: at(0),
    closesAt: at(60),
    graceUntil: at(75),
    madeUp: true,
  }
}

/** How many of a hundred have answered by the end of so many days: many at once, and again after each reminder. */
const waves = [[0, 14], [6, 9], [20, 8], [45, 10], [57, 5]] as const
const shareBy = (days: number): number => waves.reduce((sum, [from, most]) => (days < from ? sum : sum + most * (1 - 0.8 ** (days - from + 1))), 0)

/** Counts with the made-up people added: those of the sample university, or of all universities. */
export function sampleResponses(counted: readonly Standing[], { opensAt }: Pick<AskingCampaign, 'opensAt'>, ofAll: boolean): Standing[] {
  const [asked, zeal] = ofAll ? [9000, 0.88] : [229, 1]
  const first = Date.parse(dayAt(opensAt))
  return counted.map((each) => {
    const answered = Math.round((asked * zeal * shareBy((Date.parse(each.day) - first) / day)) / 100)
    return { day: each.day, asked: each.asked + asked, answered: each.answered + answered }
  })
}
