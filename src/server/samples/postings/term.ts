import type { Both } from './both.ts'
import type { Draw } from './draw.ts'
import type { Job } from './jobs/job.ts'
import type { Institution } from './places/institution.ts'

/** For how long one is employed, and how. */
export interface Term {
  /** Codes of `terms`. */
  terms: string[]
  employmentForms: string[]
  text: Both
  trial: Both | null
}

/** The term of a job at an institution. */
export function termOf({ manner, code, permanent, tenureTrack, years }: Job, { kind, country }: Institution, draw: Draw): Term {
  const drawn = draw.part() * 100
  const trial = manner === 'hourly' ? null : draw.weighed<Both | null>([[null, 3], ['試用期間あり（6か月）|Probation of six months', 4], ['試用期間あり（3か月）。期間中の労働条件は同じ|Probation of three months on the same conditions', 3], ['試用期間なし|No probation', 2]])
  if (drawn < permanent) {
    const text: Both = country !== 'JP' ? '任期なし|Permanent' : kind === 'company' ? '期間の定めなし（正社員、定年65歳）|Permanent (regular employee, retirement age 65)' : draw.one<Both>(['任期なし（定年：満65歳に達した年度の末日）|Permanent (until the end of the school year in which you turn 65)', '期間の定めなし|Permanent'])
    return { terms: ['1'], employmentForms: country === 'JP' ? ['01'] : ['99'], text, trial }
  }
  const length = draw.one(years)
  if (drawn < permanent + tenureTrack) {
    return {
      terms: ['0', '3'], employmentForms: [draw.chance(0.7) ? '01' : '02'], trial,
      text: `テニュアトラック制（任期${Math.max(5, length)}年）。任期の終了までに審査を行い、適格と認められた場合は任期のない職に移行します。|Tenure track of ${Math.max(5, length)} years, with a review before its end that leads to a permanent post.`,
    }
  }
  const most = length > 3 ? 10 : 5
  const text = draw.one<Both>([
    `任期あり：着任日から${length}年間（審査のうえ、1回に限り更新可）|Fixed term of ${count(length)} from the start (renewable once after a review)`,
    `任期あり：採用日から${length}年。勤務成績および予算の状況により更新することがあります（通算${most}年まで）。|Fixed term of ${count(length)}; may be renewed according to performance and funds, up to ${most} years in all.`,
    `任期あり：${length}年（更新なし）|Fixed term of ${count(length)} (not renewable)`,
  ])
  return { terms: ['0', '2'], employmentForms: [formOf(manner, code, country, draw)], text, trial }
}

const count = (years: number): string => (years === 1 ? 'one year' : `${years} years`)

function formOf(manner: Job['manner'], code: string, country: string, draw: Draw): string {
  if (manner === 'hourly') return code === '00016' ? draw.weighed([['04', 16], ['05', 2], ['99', 2]]) : draw.weighed([['04', 5], ['03', 4]])
  if (manner === 'company') return draw.weighed([['02', 7], ['05', 3]])
  return country === 'JP' ? draw.weighed([['02', 14], ['01', 4], ['99', 1]]) : '99'
}
