import type { PostingPart, PostingTexts } from '../../../domain/posting/posting.ts'
import type { Both } from './both.ts'
import { type Dates, dateText } from './dates.ts'
import type { Draw } from './draw.ts'
import { fill, lines, numbered, type Slots } from './fill.ts'
import type { Job, Manner } from './jobs/job.ts'
import { documents, entries, help, hours, isSample, remarks, selections } from './jobs/phrases.ts'
import type { Institution } from './places/institution.ts'
import { insuranceOf, placeOf } from './setting.ts'
import type { Term } from './term.ts'
import { spoken, type Tongue } from './tongues.ts'

/** All that is settled about a posting before its texts are written. */
export interface Settled {
  id: string
  job: Job
  institution: Institution
  prefectures: readonly string[]
  dates: Dates
  term: Term
  pay: Both
  considerations: readonly ('0' | '1' | '2')[]
  entryWays: readonly ('0' | '1' | '2')[]
}

/** The texts of a posting in the languages asked for. */
export function textsOf(settled: Settled, slots: Slots, tongue: Tongue, draw: Draw): PostingTexts {
  const { id, job, institution, prefectures, dates, considerations, entryWays } = settled
  const { country, kind, slug } = institution
  const manner: Manner = job.manner === 'company' && kind !== 'company' ? 'support' : job.manner
  const isAbroad = country !== 'JP'
  const closing: Both = dates.closesOn === null
    ? '適任者が決まり次第、募集を終了します。|The call closes when the position is filled.'
    : fill('応募締切：{day}（日本時間）|Closing date: {day} (Japan time)', { day: dateText(dates.closesOn) })
  const domain = isAbroad ? 'example.com' : 'example.jp'
  const headcount = manner === 'leader' ? '1名|One' : manner === 'hourly' ? draw.one<Both>(['1名|One', '若干名|A few']) : draw.weighed<Both>([['1名|One', 8], ['2名|Two', 1], ['若干名|A few', 1]])
  const parts: Partial<Record<PostingPart, Both>> = {
    summary: draw.one(job.summaries),
    duties: numbered([...draw.some(job.tasks, draw.whole(3, 5)), ...(draw.chance(0.3) ? ['その他、{we}が指示する関連業務|other related work'] as const : [])]),
    department: kind === 'university' && job.office === undefined ? '{school} {department}|{department}, {school}' : '{department}|{department}',
    place: placeOf(institution, prefectures, draw),
    headcount,
    start: dates.start,
    term: settled.term.text,
    ...(settled.term.trial === null ? {} : { trial: settled.term.trial }),
    hours: isAbroad ? '週38時間から40時間（フルタイム）。有給休暇は現地の規程による|Full time, 38 to 40 hours a week; leave by local rules' : draw.one(hours[manner]),
    pay: settled.pay,
    ...(draw.chance(0.8) ? { insurance: insuranceOf(institution, manner === 'hourly') } : {}),
    requirements: numbered([...job.requirements.slice(0, 1), ...draw.some(job.requirements.slice(1), draw.whole(1, 3))]),
    degree: institution.type === '00006' ? job.degrees.at(-1) ?? draw.one(job.degrees) : draw.one(job.degrees),
    ...(draw.chance(0.85) ? { experience: lines(draw.some(job.experiences, manner === 'research' ? 1 : draw.whole(1, 2))) } : {}),
    apply: lines([...entryWays.map((way) => draw.one(entries[way])), closing]),
    documents: numbered(draw.one(documents[manner])),
    selection: draw.one(selections[manner]),
    contact: `{institution} {department} 採用担当\n電子メール：recruit-${id.slice(-4)}@${slug}.${domain}|Recruitment, {department}, {institution}\nE-mail: recruit-${id.slice(-4)}@${slug}.${domain}`,
    remarks: lines([isSample, ...considerations.map((code) => help[code]), ...draw.some(isAbroad ? remarks.slice(0, 2) : remarks, draw.whole(1, 3))]),
  }
  return {
    parts: Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, spoken(fill(text, slots, tongue), tongue)])),
    page: draw.chance(0.88) ? `https://${domain}/${slug}/jobs/${id}` : null,
    applyAt: entryWays.includes('2') ? `https://${domain}/${slug}/apply/${id}` : null,
  }
}
