import { smallFieldsOf, largeFields, largeFieldOf } from '../../../domain/codes/research-fields.ts'
import type { Posting } from '../../../domain/posting/posting.ts'
import { apart, type Both } from './both.ts'
import { datesAround } from './dates.ts'
import { type Draw, drawFor } from './draw.ts'
import { disciplines } from './fields/all.ts'
import type { Discipline, Topic } from './fields/discipline.ts'
import { asName, capital, fill, type Slots } from './fill.ts'
import { jobs } from './jobs/all.ts'
import type { Job } from './jobs/job.ts'
import { payOf } from './pay.ts'
import { abroad } from './places/abroad.ts'
import { companies } from './places/companies.ts'
import type { Institution } from './places/institution.ts'
import { japan } from './places/japan.ts'
import { departmentOf, headOf, ourselves, studentsOf } from './setting.ts'
import { termOf } from './term.ts'
import { textsOf } from './texts.ts'
import { spoken, tonguesOf } from './tongues.ts'

/** A posting that is written in full. */
export type WholePosting = Posting & { texts: NonNullable<Posting['texts']> }

/**
 * Made-up postings as they would be on a day (`YYYY-MM-DD`), each marked as a sample. The same seed, count and day make the
 * same ones; fewer are the first of more. At most 999,999.
 */
export const samplePostings = ({ seed, count, today }: { seed: number; count: number; today: string }): WholePosting[] =>
  Array.from({ length: count }, (_, at) => samplePosting(seed, at, today))

const weighedJobs = jobs.map((job) => [job, job.weight] as const)
const institutions: readonly Institution[] = [...japan, ...companies, ...abroad]

function samplePosting(seed: number, at: number, today: string): WholePosting {
  const draw = drawFor(seed, at)
  const id = `S-${String(at + 1).padStart(6, '0')}`
  const job = draw.weighed(weighedJobs)
  const { institution, discipline } = placed(job, draw)
  const topic = draw.one(topicsFor(institution, discipline))
  const slots = slotsOf(job, institution, discipline, topic, draw)
  const [home = '00048', ...others] = institution.prefectures
  const prefecture = others.length > 0 && draw.chance(0.45) ? draw.one(others) : home
  const prefectures = prefecture !== home && draw.chance(0.12) ? [home, prefecture] : [prefecture]
  const dates = datesAround(today, draw)
  const term = termOf(job, institution, draw)
  const pay = payOf(job, institution, draw)
  const considerations = draw.chance(0.4) ? draw.some(['0', '1', '2'] as const, draw.weighed([[1, 6], [2, 3], [3, 1]])) : []
  const isAbroad = institution.kind === 'overseas'
  const entryWays = draw.weighed<readonly ('0' | '1' | '2')[]>([[['0'], isAbroad ? 0 : 4], [['1'], 3], [['2'], 2], [['0', '1'], isAbroad ? 0 : 1]])
  const tongues = tonguesOf(isAbroad, draw)
  const title = titleOf(fill(draw.one(job.titles), slots), topic[1], term.terms)
  const settled = { id, job, institution, prefectures, dates, term, pay: pay.text, considerations, entryWays }
  return {
    id,
    title: spoken(title, tongues.title),
    institution: spoken(institution.name, tongues.institution),
    fields: fieldsOf(topic, discipline, draw),
    jobTypes: jobTypesOf(job, slots, draw),
    institutionType: draw.chance(0.01) ? null : institution.type,
    prefectures,
    country: institution.country,
    employmentForms: draw.chance(0.03) ? [] : term.employmentForms,
    terms: term.terms,
    pay: { from: pay.from, to: pay.to },
    considerations,
    entryWays: [...entryWays],
    publishedOn: dates.publishedOn,
    updatedOn: dates.updatedOn,
    closesOn: dates.closesOn,
    since: 0,
    sample: true,
    texts: textsOf(settled, slots, tongues.texts, draw),
  }
}

interface Possible {
  institution: Institution
  disciplines: Discipline[]
}
/** For each job, and each kind of institution that has it: where, and of which disciplines. */
const possible = new Map(
  jobs.map((job) => {
    const all = institutions.map((institution) => ({ institution, disciplines: disciplinesFor(job, institution) }))
    const having = Object.entries(job.at).map(([kind, weight]) => {
      const there = all.filter((one) => one.institution.kind === kind && one.disciplines.length > 0)
      return [there, weight] as const
    })
    return [job, having] as const
  }),
)

/** An institution that has such a job, and a discipline of it that fits. */
function placed(job: Job, draw: Draw): { institution: Institution; discipline: Discipline } {
  const { institution, disciplines: fitting } = draw.one(draw.weighed<Possible[]>(possible.get(job) ?? []))
  return { institution, discipline: draw.one(fitting) }
}

function disciplinesFor(job: Job, { disciplines: own }: Institution): Discipline[] {
  return disciplines.filter(
    ({ key, humane, subject }) =>
      (own.length === 0 || own.includes(key)) && !(job.technical === true && humane === true) && !(job.manner === 'school' && subject === undefined),
  )
}

/** What no company lives on. */
const pure = new Set(['11010', '11020', '15010', '15020', '16010'])
const topicsFor = ({ kind }: Institution, { topics }: Discipline): readonly Topic[] =>
  kind === 'company' ? topics.filter(([code]) => !pure.has(code)) : topics

function slotsOf(job: Job, institution: Institution, discipline: Discipline, [, name, ...rest]: Topic, draw: Draw): Slots {
  const [first, second, third, course, course2, skill] = rest
  const themes = [[first, second, third], [second, third, first], [third, first, second]][draw.whole(0, 2)] ?? []
  const [theme = first, theme2 = second, theme3 = third] = themes
  const we = ourselves[institution.kind]
  const subject = institution.type === '00006' ? name : discipline.subject ?? name
  const { ja, en } = apart(theme)
  return {
    ...(job.office === undefined ? departmentOf(institution, discipline, apart(name), draw) : { school: job.office, department: job.office }),
    institution: institution.name, we, We: `${apart(we).ja}|${capital(apart(we).en)}`,
    name, theme, Theme: `${ja}|${capital(en)}`, theme2, theme3, course, course2, skill, degree: discipline.degree, subject, students: studentsOf(institution),
    tongues: institution.country === 'JP' ? '日本語または英語|Japanese or English' : '英語|English',
    post: fill(draw.one(job.posts), { subject: asSubject(subject), head: headOf(institution) }),
  }
}

/** The field is named once; what early careers look for first is said first. */
function titleOf(title: Both, name: Both, terms: readonly string[]): Both {
  const ja = namedOnce(apart(title).ja, apart(name).ja, (one) => `（${one}）`)
  const en = namedOnce(apart(title).en, apart(name).en, (one) => ` (${one})`)
  return terms.includes('3') && !ja.startsWith('【') ? `【テニュアトラック】${ja}|${capital(en)} (tenure track)` : `${ja}|${capital(en)}`
}

const namedOnce = (title: string, name: string, inBrackets: (name: string) => string): string =>
  title.toLowerCase().split(name.toLowerCase()).length > 2 ? title.replace(inBrackets(name), '') : title

const asSubject = (subject: Both): Both => `${apart(subject).ja}|${asName(apart(subject).en)}`

/** The topic's own field, or the large one alone where nothing narrower was named; at times a neighbour besides. */
function fieldsOf([small]: Topic, discipline: Discipline, draw: Draw): Posting['fields'] {
  const large = largeFieldOf(small)
  if (large === undefined) throw new Error(`no such field: ${small}`)
  if (draw.chance(0.05)) return [{ large, small: largeFields.find(({ code }) => code === large)?.unspecified ?? small }]
  if (draw.chance(0.6)) return [{ large, small }]
  const near = smallFieldsOf(large).map(({ code }) => code).filter((code) => code !== small && code.slice(0, 2) === small.slice(0, 2))
  const related = discipline.topics.map(([code]) => code).filter((code) => code !== small)
  const others = near.length > 0 && (related.length === 0 || draw.chance(0.6)) ? near : related
  const more = draw.some(others, draw.weighed([[1, 4], [2, 1]]))
  return [small, ...more].map((code) => ({ large: largeFieldOf(code) ?? large, small: code }))
}

/** Two where the post is one of two, or where others would name it otherwise. */
function jobTypesOf({ code }: Job, { post }: Slots, draw: Draw): string[] {
  if (post?.startsWith('准教授または講師') === true) return ['00022', '00023']
  if (code === '00019' && draw.chance(0.2)) return ['00019', '00030']
  if (code === '00015' && draw.chance(0.08)) return ['00015', '00014']
  return [code]
}
