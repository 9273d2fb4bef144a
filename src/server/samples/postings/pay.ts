import type { Both } from './both.ts'
import type { Draw } from './draw.ts'
import type { Job } from './jobs/job.ts'
import type { Institution } from './places/institution.ts'

/** What one is paid: in yen a year as far as it is said in yen, and in words. */
export interface Pay {
  from: number | null
  to: number | null
  text: Both
}

/** By country: the currency, what a professor earns in it in a year against 10,000 yen, and to what the figure is rounded. */
const currencies: Readonly<Record<string, readonly [code: string, rate: number, step: number]>> = {
  CH: ['CHF', 120, 1000], DE: ['EUR', 82, 500], FR: ['EUR', 62, 500], IT: ['EUR', 95, 500], AT: ['EUR', 95, 500], GB: ['GBP', 66, 500],
  US: ['USD', 120, 1000], CA: ['CAD', 140, 1000], SG: ['SGD', 135, 1000], AU: ['AUD', 160, 1000], TW: ['TWD', 1700, 10_000],
  KR: ['KRW', 90_000, 1_000_000], SE: ['SEK', 720, 10_000], TH: ['THB', 1500, 10_000],
}

/** The pay of a job at an institution. Who can't say it by the year says it by the hour or the class. */
export function payOf({ pay, code }: Job, { country, kind }: Institution, draw: Draw): Pay {
  if (pay === null) return code === '00016' ? byClass(draw) : byHour(draw)
  const [least, most] = pay
  const low = round(least + draw.part() * (most - least) * 0.55, 10)
  const high = Math.min(most + 50, low + draw.whole(4, 30) * 10)
  const currency = currencies[country]
  if (currency !== undefined) return inCurrency(currency, low, high)
  if (draw.chance(0.16)) {
    return { from: null, to: null, text: kind === 'company' ? '経験・能力を考慮し、当社規程により決定します。|By the rules of the company, according to experience and ability.' : '{we}の給与規程により決定します。|By the pay rules of {we}.' }
  }
  const text: Both = draw.one<Both>([
    `年収${grouped(low)}万円〜${grouped(high)}万円（経験・業績等を考慮し、{we}の規程により決定）。通勤手当、住居手当等を支給|${millions(low)} to ${millions(high)} million yen a year, by the rules of {we}; allowances for commuting and housing`,
    `年俸制。年額${grouped(low)}万円から${grouped(high)}万円程度（諸手当を含む）|Annual salary of about ${millions(low)} to ${millions(high)} million yen, allowances included`,
    `月給制（賞与年2回）。年収の目安：${grouped(low)}万円〜${grouped(high)}万円|Monthly pay with two bonuses a year: about ${millions(low)} to ${millions(high)} million yen a year`,
  ])
  return { from: low * 10_000, to: high * 10_000, text }
}

const round = (value: number, step: number): number => Math.round(value / step) * step
const grouped = (value: number): string => `${value}`.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
const millions = (tenThousands: number): string => (tenThousands / 100).toFixed(1)

function inCurrency([code, rate, step]: readonly [string, number, number], low: number, high: number): Pay {
  const [from, to] = [low, high].map((value) => grouped(round(value * rate, step))) as [string, string]
  return { from: null, to: null, text: `年額${code} ${from}〜${to}（税引前）。社会保険は現地の制度による|${code} ${from} to ${to} a year before tax` }
}

function byClass(draw: Draw): Pay {
  const fee = draw.whole(16, 28) * 500
  return { from: null, to: null, text: `1コマ（90分）あたり${grouped(fee)}円。ほかに通勤手当を支給|${grouped(fee)} yen a class of 90 minutes, and travel costs` }
}

function byHour(draw: Draw): Pay {
  const wage = draw.whole(22, 40) * 50
  const year = round((wage * draw.whole(12, 28) * 48) / 10_000, 10)
  return { from: year * 10_000, to: null, text: `時給${grouped(wage)}円（年収換算で${year}万円程度）。通勤手当を支給|${grouped(wage)} yen an hour (about ${millions(year)} million yen a year), and travel costs` }
}
