import { isJapanese } from './clean-text.ts'
import { type Doubt, type Draft } from './draft.ts'
import type { Bilingual, PostingPart } from './posting.ts'
import { plainText } from './plain-text.ts'
import { employmentFormOf, institutionTypeOf, jobTypeOf, readLabels, termOf } from './read-labels.ts'
import { readFields } from './read-fields.ts'
import { pay } from './read-pay.ts'
import { countryOf, readPlace } from './read-place.ts'

/** An object of JSON-LD; what is in it may be anything. */
export type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])
/** How much of a list or a text is looked at; what is longer is refused or left by whoever judges. */
const mostValues = 50
const longestLooked = 200_000

const isOfType = (node: Node, type: string): boolean => listOf(node['@type']).some((each) => typeof each === 'string' && each.replace(/^.*[/:#]/u, '') === type)

/** The `JobPosting` objects of a document: itself, in a list, in a graph or as the items of a list; in the order they stand. */
export function postingsIn(document: unknown, depth = 4): Node[] {
  if (Array.isArray(document)) return document.flatMap((each) => postingsIn(each, depth))
  if (!isNode(document) || depth === 0) return []
  if (isOfType(document, 'JobPosting')) return [document]
  return ['@graph', 'itemListElement', 'item', 'mainEntity'].flatMap((key) => postingsIn(document[key] ?? [], depth - 1))
}

/** The text of a value: of a string, a number, `{"@value"}`, or of something that has a name. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (!isNode(value)) return ''
  return [value['@value'], value['name'], value['value'], value['credentialCategory'], value['description']].map((each) => (isNode(each) ? '' : textOf(each))).find((text) => text !== '') ?? ''
}

const textsOf = (value: unknown): string[] => listOf(value).slice(0, mostValues).map(textOf).filter((text) => text !== '')
const joined = (value: unknown, between = '\n'): string => textsOf(value).join(between)
const plain = (value: unknown): string => {
  const text = joined(value)
  // Whoever judges refuses it by its length; reading it would only take long.
  return text.length > longestLooked ? text : plainText(text)
}

/** A text with the language it says it is in, or else by its letters. */
function inLanguages(value: unknown): Bilingual {
  const texts: { ja: string[]; en: string[] } = { ja: [], en: [] }
  for (const each of listOf(value).slice(0, mostValues)) {
    const text = textOf(each)
    const said = isNode(each) && typeof each['@language'] === 'string' ? each['@language'] : ''
    if (text !== '') texts[said.startsWith('ja') || (!said.startsWith('en') && isJapanese(text)) ? 'ja' : 'en'].push(text)
  }
  return { ja: texts.ja.join(' '), en: texts.en.join(' ') }
}

/** What a `JobPosting` of schema.org says. `idFrom` makes an id of the address of a posting that has none of its own. */
export function draftOfNode(node: Node, idFrom: (address: string) => string): Draft {
  const address = joined(listOf(node['url']).slice(0, 1)) || (typeof node['@id'] === 'string' ? node['@id'] : '')
  const identified = listOf(node['identifier'])[0]
  // A named value is known by its value: its name is whose numbers these are.
  const identifier = textOf(isNode(identified) && 'value' in identified ? identified['value'] : identified)
  const title = inLanguages(node['title'] ?? node['name'])
  const language = /^ja/iu.test(joined(node['inLanguage'])) || title.ja ? 'ja' : 'en'
  const part = (...values: unknown[]): Bilingual => ({ [language]: values.map(plain).filter((text) => text.trim() !== '').join('\n\n') })
  const doubts: Doubt[] = []
  const place = placeOf(node['jobLocation'])
  if (place.said !== '' && place.prefectures.length === 0 && place.country === null) doubts.push({ reason: 'place', value: place.said.slice(0, 60) })
  const employment = employmentOf(node['employmentType'])
  doubts.push(...employment.unknown.map((value): Doubt => ({ reason: 'employment-form', value: value.slice(0, 60) })))
  const salary = salaryOf(node['baseSalary'] ?? node['estimatedSalary'])
  const organization = listOf(node['hiringOrganization'])[0]
  const kinds = [...textsOf(node['occupationalCategory']), ...textsOf(node['industry']), ...textsOf(node['keywords'])].join('\n').slice(0, 5000)
  const parts: Partial<Record<PostingPart, Bilingual>> = {
    duties: part(node['description'], node['responsibilities']),
    department: part(isNode(organization) ? organization['department'] : undefined, node['employmentUnit']),
    place: { [language]: place.said },
    headcount: part(node['totalJobOpenings']),
    start: part(node['jobStartDate']),
    hours: part(node['workHours']),
    pay: { [language]: [salary.said, plain(node['incentiveCompensation'])].filter(Boolean).join('\n') },
    insurance: part(node['jobBenefits']),
    requirements: part(node['qualifications'], node['skills']),
    degree: part(node['educationRequirements']),
    experience: part(node['experienceRequirements']),
    contact: part(contactOf(node['applicationContact'])),
  }
  return {
    id: identifier === '' && address !== '' ? idFrom(address) : identifier,
    title,
    institution: inLanguages(isNode(organization) ? (organization['name'] ?? organization['legalName']) : organization),
    fields: readFields(kinds).found,
    jobTypes: [...new Set(readLabels(kinds, jobTypeOf).found)].toSorted(),
    institutionType: readLabels(kinds, institutionTypeOf).found[0] ?? null,
    prefectures: place.prefectures,
    country: place.country,
    employmentForms: employment.forms,
    terms: employment.terms,
    pay: salary.range,
    considerations: [],
    entryWays: node['directApply'] === true ? ['2'] : [],
    publishedOn: joined(listOf(node['datePosted']).slice(0, 1)),
    updatedOn: joined(listOf(node['dateModified']).slice(0, 1)),
    closesOn: joined(listOf(node['validThrough']).slice(0, 1)),
    parts,
    page: address,
    applyAt: node['directApply'] === true ? address : '',
    doubts,
  }
}

function placeOf(value: unknown): { said: string; prefectures: string[]; country: string | null } {
  const places = listOf(value).slice(0, mostValues).map((each) => {
    const address = isNode(each) ? (each['address'] ?? each['name']) : each
    if (!isNode(address)) return { country: null, text: textOf(address) }
    const parts = ['addressRegion', 'addressLocality', 'streetAddress'].map((key) => textOf(address[key])).filter(Boolean)
    const country = textOf(address['addressCountry']).slice(0, 100)
    return { country: country === '' ? null : countryOf(country), text: [...parts, ...(countryOf(country) === 'JP' ? [] : [country])].filter(Boolean).join(' ') }
  })
  const said = places.map(({ text }) => text).filter(Boolean).join('\n')
  const country = places.map((each) => each.country).find((each) => each !== null) ?? null
  if (country !== null && country !== 'JP') return { said, prefectures: ['00048'], country }
  const read = readPlace(said)
  return { said, prefectures: read.prefectures, country: read.country ?? country }
}

const employmentTypes: Readonly<Record<string, { forms: string[]; terms: string[] }>> = {
  FULL_TIME: { forms: [], terms: [] },
  PART_TIME: { forms: ['04'], terms: [] },
  CONTRACTOR: { forms: ['05'], terms: [] },
  TEMPORARY: { forms: [], terms: ['0'] },
  INTERN: { forms: ['99'], terms: [] },
  VOLUNTEER: { forms: ['99'], terms: [] },
  PER_DIEM: { forms: ['03'], terms: [] },
  OTHER: { forms: ['99'], terms: [] },
}

function employmentOf(value: unknown): { forms: string[]; terms: string[]; unknown: string[] } {
  const said = textsOf(value).map((text) => text.trim())
  const known = said.map((text) => employmentTypes[text.toUpperCase().replace(/[\s-]/gu, '_')] ?? labelled(text))
  const once = (codes: readonly string[]): string[] => [...new Set(codes)].toSorted()
  return {
    forms: once(known.flatMap((each) => each?.forms ?? [])),
    terms: once(known.flatMap((each) => each?.terms ?? [])),
    unknown: said.filter((_, at) => known[at] === undefined),
  }
}

function labelled(text: string): { forms: string[]; terms: string[] } | undefined {
  const [form, term] = [employmentFormOf(text), termOf(text)]
  return form === undefined && term === undefined ? undefined : { forms: form === undefined ? [] : [form], terms: term === undefined ? [] : [term] }
}

const perYear: Readonly<Record<string, number>> = { YEAR: 1, MONTH: 12 }
const numberOf = (value: unknown): number | null => {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value.replaceAll(',', '')) : Number.NaN
  return Number.isFinite(number) ? number : null
}

/** Yearly pay in yen, where it is said in yen for a year or a month; and what was said, in any case. */
function salaryOf(value: unknown): { range: Draft['pay']; said: string } {
  const none = { from: null, to: null }
  const salary = listOf(value)[0]
  if (!isNode(salary)) return { range: none, said: textOf(salary) }
  const amount = isNode(salary['value']) ? salary['value'] : salary
  const unit = textOf(amount['unitText'] ?? salary['unitText']).toUpperCase()
  const currency = textOf(salary['currency'] ?? amount['currency']).toUpperCase()
  const only = numberOf(amount['value'])
  const [from, to] = [numberOf(amount['minValue']) ?? only, numberOf(amount['maxValue']) ?? only]
  const times = currency === 'JPY' ? perYear[unit] : undefined
  const range = times === undefined ? null : pay(from === null ? null : from * times, to === null ? null : to * times)
  const figures = [...new Set([from, to].filter((each) => each !== null))].join('–')
  return { range: range ?? none, said: figures === '' ? '' : [figures, currency, unit && `/ ${unit}`].filter(Boolean).join(' ') }
}

const contactOf = (value: unknown): string[] =>
  listOf(value).slice(0, mostValues).flatMap((each) => (isNode(each) ? ['name', 'contactType', 'email', 'telephone', 'url'].map((key) => textOf(each[key])) : [textOf(each)])).filter(Boolean)
