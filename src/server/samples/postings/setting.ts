import { prefectureName } from '../../../domain/codes/prefectures.ts'
import type { Both } from './both.ts'
import type { Draw } from './draw.ts'
import type { Discipline } from './fields/discipline.ts'
import { asName } from './fill.ts'
import type { Institution, InstitutionKind } from './places/institution.ts'

/** What an institution calls itself in the middle of a sentence. */
export const ourselves: Readonly<Record<InstitutionKind, Both>> = {
  university: '本学|the university', college: '本校|the college', school: '本校|the school', institute: '当機関|the institute',
  company: '当社|the company', overseas: '当機関|the institution', other: '当法人|the association',
}

/** What it calls whoever leads it. */
export function headOf({ kind, type }: Institution): Both {
  if (kind === 'institute') return '所長|Director'
  return type === '00005' ? '校長|President' : '学長|President'
}

/** Whom one teaches. */
export function studentsOf({ kind, type }: Institution): Both {
  if (type === '00005') return '本科生および専攻科生|students of the regular and advanced courses'
  return kind === 'college' ? '学生|students' : '学部生および大学院生|undergraduate and graduate students'
}

/** Where in the institution one works, and the school that it is in. `name`: of the field. */
export function departmentOf({ kind, type }: Institution, { key, humane, school, department }: Discipline, name: { ja: string; en: string }, draw: Draw): { school: Both; department: Both } {
  if (kind === 'university' || (kind === 'overseas' && type === '00013')) return { school, department }
  const own = ((): Both => {
    if (type === '00005') return ['letters', 'english', 'mathematics', 'physics'].includes(key) ? '一般教育科|Department of Liberal Arts' : '総合工学科|Department of General Engineering'
    if (kind === 'college') return department
    if (kind === 'school') return type === '00006' ? `${name.ja}科|${asName(name.en)} Course` : '教務部|Academic Affairs'
    if (kind === 'company') return companyPart(key, humane === true, name, draw)
    if (kind === 'overseas') return `${name.ja}部門|${asName(name.en)} Section`
    if (kind === 'other') return draw.one<Both>(['事業推進部|Programme Division', '企画調査部|Planning and Research Division', '研究交流部|Research Exchange Division'])
    return draw.one<Both>([`${name.ja}研究グループ|${asName(name.en)} Group`, `${name.ja}研究部門|${asName(name.en)} Division`])
  })()
  return { school: own, department: own }
}

function companyPart(key: string, isHumane: boolean, name: { ja: string; en: string }, draw: Draw): Both {
  if (['letters', 'english', 'history', 'education', 'across'].includes(key)) return '編集企画部|Editorial Planning Department'
  if (isHumane) return 'リサーチ部|Research Department'
  return draw.one<Both>(['研究開発本部|R&D Division', '技術開発センター|Technology Development Centre', `中央研究所 ${name.ja}グループ|Central Laboratory, ${asName(name.en)} Group`, '事業開発部|Business Development Division'])
}

const inJapanese = new Intl.DisplayNames('ja', { type: 'region' })
const inEnglish = new Intl.DisplayNames('en', { type: 'region' })

/** Where one works, in words that lead nobody to a real door. */
export function placeOf({ kind, country }: Institution, prefectures: readonly string[], draw: Draw): Both {
  if (country !== 'JP') return `${inJapanese.of(country)}（国外）|${inEnglish.of(country)}`
  const site = kind === 'university'
    ? draw.one<Both>(['本部キャンパス|Main Campus', '東キャンパス|East Campus', '西キャンパス|West Campus', '学園通りキャンパス|Gakuen-dori Campus'])
    : kind === 'company'
      ? draw.one<Both>(['本社|Head Office', '中央研究所|Central Laboratory', '技術センター|Technical Centre'])
      : draw.one<Both>(['本部|Main Site', '本館|Main Building'])
  const [ja, en] = site.split('|')
  const more: Both = draw.one<Both>(['最寄り駅から徒歩10分程度|about ten minutes’ walk from the nearest station', '最寄り駅からバス15分程度|about fifteen minutes by bus from the nearest station', '駐車場あり|parking for those who come by car', '業務に応じて在宅勤務可|work from home where the work allows'])
  const [moreJa, moreEn] = more.split('|')
  return `${prefectures.map((code) => prefectureName(code, 'ja')).join('、')}（${ja}、${moreJa}）|${en}, ${prefectures.map((code) => prefectureName(code, 'en')).join(' and ')}; ${moreEn}`
}

/** What insurance comes with a job of the kind. */
export function insuranceOf({ kind, type, country }: Institution, isHourly: boolean): Both {
  if (country !== 'JP') return '現地の法令による社会保険に加入|Social security under the law of the country'
  if (isHourly) return '労災保険に加入（勤務時間により雇用保険・社会保険にも加入）|Workers’ accident insurance; others according to hours worked'
  if (type === '00001' || type === '00005') return '文部科学省共済組合、厚生年金、雇用保険、労災保険に加入|Mutual aid association, employees’ pension, employment and accident insurance'
  if (type === '00002') return '公立学校共済組合、厚生年金、雇用保険、労災保険に加入|Mutual aid association of public schools, employees’ pension, employment and accident insurance'
  if (kind === 'university' || kind === 'college' || kind === 'school') return '私学共済、厚生年金、雇用保険、労災保険に加入|Mutual aid of private schools, employees’ pension, employment and accident insurance'
  return '健康保険、厚生年金、雇用保険、労災保険に加入|Health, pension, employment and accident insurance'
}
