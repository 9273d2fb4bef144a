import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { considerations, employmentForms, entryWays, terms } from '../../../../src/domain/codes/conditions.ts'
import { institutionTypes } from '../../../../src/domain/codes/institution-types.ts'
import { jobTypes } from '../../../../src/domain/codes/job-types.ts'
import { isJobTypeCode, isPrefectureCode } from '../../../../src/domain/codes/known-codes.ts'
import { elsewhere, prefectures } from '../../../../src/domain/codes/prefectures.ts'
import { largeFieldOf, largeFields } from '../../../../src/domain/codes/research-fields.ts'
import { postingParts, postingSchema, searchedTexts } from '../../../../src/domain/posting/posting.ts'
import { samplePostings } from '../../../../src/server/samples/postings/generate.ts'

const today = '2026-11-22'
const all = samplePostings({ seed: 2014, count: 2000, today })
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / (24 * 60 * 60_000)
/** Which postings a rule is broken by, and how, so that a failure says what to mend. */
const breaking = (rule: (posting: (typeof all)[number]) => unknown): string[] =>
  all.map((posting) => ({ id: posting.id, broken: rule(posting) })).filter(({ broken }) => Boolean(broken)).map(({ id, broken }) => `${id}: ${String(broken)}`)
const jaOf = ({ title, institution, texts }: (typeof all)[number]) => [title.ja, institution.ja, ...postingParts.map((part) => texts.parts[part]?.ja)].filter((text) => text !== undefined)
const enOf = ({ title, institution, texts }: (typeof all)[number]) => [title.en, institution.en, ...postingParts.map((part) => texts.parts[part]?.en)].filter((text) => text !== undefined)

describe('sample postings', () => {
  it('are postings, marked as samples, in no edition yet', () => {
    z.array(postingSchema).parse(all)
    expect(breaking(({ sample, since }) => !sample || since !== 0)).toEqual([])
  })

  it('are the same for the same seed, others for another, and fewer are the first of more', () => {
    expect(samplePostings({ seed: 2014, count: 50, today })).toEqual(all.slice(0, 50))
    expect(samplePostings({ seed: 2015, count: 50, today }).map(({ title }) => title)).not.toEqual(all.slice(0, 50).map(({ title }) => title))
  })

  it('have ids that are no JREC-IN posting’s, each its own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(breaking(({ id }) => /^D\d{9}$/.test(id))).toEqual([])
  })

  it('carry codes that are in the tables', () => {
    const unknown = breaking((posting) =>
      [
        ...posting.jobTypes.filter((code) => !isJobTypeCode(code)),
        ...posting.prefectures.filter((code) => code !== elsewhere && !isPrefectureCode(code)),
        ...posting.employmentForms.filter((code) => !employmentForms.has(code)),
        ...posting.terms.filter((code) => !terms.has(code)),
        ...posting.considerations.filter((code) => !considerations.has(code)),
        ...posting.entryWays.filter((code) => !entryWays.has(code)),
        ...(posting.institutionType === null || institutionTypes.has(posting.institutionType) ? [] : [posting.institutionType]),
        ...posting.fields.filter(({ large, small }) => largeFieldOf(small) !== large).map(({ small }) => small),
      ].join(' '),
    )
    expect(unknown).toEqual([])
  })

  it('leave out no prefecture, job type, large field or kind of institution', () => {
    const has = (codes: (posting: (typeof all)[number]) => readonly (string | null)[]) => new Set(all.flatMap(codes))
    expect([...prefectures.map(({ code }) => code), elsewhere].filter((code) => !has(({ prefectures: codes }) => codes).has(code))).toEqual([])
    expect(jobTypes.map(({ code }) => code).filter((code) => !has(({ jobTypes: codes }) => codes).has(code))).toEqual([])
    expect(largeFields.map(({ code }) => code).filter((code) => !has(({ fields }) => fields.map(({ large }) => large)).has(code))).toEqual([])
    expect(institutionTypes.rows.map(({ code }) => code).filter((code) => !has(({ institutionType }) => [institutionType]).has(code))).toEqual([])
    expect(terms.rows.map(({ code }) => code).filter((code) => !has(({ terms: codes }) => codes).has(code))).toEqual([])
    expect(has(({ fields }) => fields.map(({ small }) => small)).size).toBeGreaterThan(200)
  })

  it('are dated around the day: published before it, open for most', () => {
    expect(breaking(({ publishedOn }) => publishedOn > today || days(publishedOn, today) > 120)).toEqual([])
    expect(breaking(({ publishedOn, closesOn }) => closesOn !== null && (closesOn <= publishedOn || days(today, closesOn) > 120 || days(closesOn, today) > 30))).toEqual([])
    expect(breaking(({ publishedOn, updatedOn }) => updatedOn !== null && (updatedOn <= publishedOn || updatedOn > today))).toEqual([])
    const closed = all.filter(({ closesOn }) => closesOn !== null && closesOn < today).length
    expect(closed).toBeGreaterThan(100)
    expect(closed).toBeLessThan(400)
    expect(all.some(({ closesOn }) => closesOn === null)).toBe(true)
    expect(all.some(({ updatedOn }) => updatedOn !== null)).toBe(true)
  })

  it('are in Japanese, in English, or in both', () => {
    const kinds = all.map((posting) => `${posting.texts.parts.summary?.ja === undefined ? '' : 'ja'}${posting.texts.parts.summary?.en === undefined ? '' : 'en'}`)
    for (const kind of ['ja', 'en', 'jaen']) expect(kinds.filter((one) => one === kind).length).toBeGreaterThan(100)
    expect(breaking(({ title, texts }) => (['ja', 'en'] as const).find((language) => texts.parts.summary?.[language] !== undefined && title[language] === undefined))).toEqual([])
    expect(breaking((posting) => jaOf(posting).find((text) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)))).toEqual([])
    expect(breaking((posting) => enOf(posting).find((text) => /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/.test(text)))).toEqual([])
  })

  it('are as long as postings are', () => {
    const lengths = (language: 'ja' | 'en') => all.map(({ texts }) => Object.values(texts.parts).map((text) => text?.[language] ?? '').join('').length).filter((length) => length > 0)
    expect(Math.min(...lengths('ja'))).toBeGreaterThan(500)
    expect(Math.max(...lengths('ja'))).toBeLessThan(1800)
    expect(Math.min(...lengths('en'))).toBeGreaterThan(1000)
    expect(Math.max(...lengths('en'))).toBeLessThan(3200)
  })

  it('lead to nobody: institutions that say they are made up, addresses that are examples, no numbers to call', () => {
    const madeUp = /見本|架空|サンプル|例示|範例|Sample|Fictional|Example|Beispiel|Exemple/
    expect(breaking(({ institution }) => [institution.ja, institution.en].find((name) => name !== undefined && !madeUp.test(name)))).toEqual([])
    expect(breaking(({ texts }) => [texts.page, texts.applyAt].find((address) => address !== null && !/^https:\/\/example\.(jp|com)\//.test(address)))).toEqual([])
    const domains = (texts: string[]) => texts.flatMap((text) => [...text.matchAll(/@([\w.-]+)|https?:\/\/([^/\s]+)/g)].map(([, mail, web]) => mail ?? web ?? ''))
    expect(breaking((posting) => domains(searchedTexts(posting)).find((domain) => !/(^|\.)example\.(jp|com)$/.test(domain)))).toEqual([])
    expect(breaking((posting) => searchedTexts(posting).find((text) => /〒|\d{2,4}-\d{2,4}-\d{4}|\+\d/.test(text)))).toEqual([])
    expect(breaking(({ texts }) => !/見本|sample/.test(`${texts.parts.remarks?.ja} ${texts.parts.remarks?.en}`))).toEqual([])
  })

  it('read like texts that somebody wrote', () => {
    const slips = [/[{}|]/, /undefined|null|NaN/, / {2}/, /。。|、、|、。|。、/, /^\s|\s$/, /\n\n/, /（）|\(\)|「」/, /\.\.|,,| [,.]/, /のの|をを|にに|がが/, /学位の学位/]
    expect(breaking((posting) => searchedTexts(posting).find((text) => slips.some((slip) => slip.test(text))))).toEqual([])
    expect(breaking((posting) => enOf(posting).find((text) => /\b(\w+) \1\b|\b[Aa] [aeioAEIO](?!u|ne\b|nc)|\b[Aa]n [bcdfgjklmnpqrstvwxyz]/.test(text)))).toEqual([])
  })

  it('pay what the text says', () => {
    expect(breaking(({ pay: { from, to } }) => from !== null && to !== null && from >= to)).toEqual([])
    expect(breaking(({ country, pay }) => country !== 'JP' && (pay.from !== null || pay.to !== null))).toEqual([])
    const said = all.filter(({ pay, texts }) => pay.to !== null && texts.parts.pay?.ja !== undefined)
    expect(said.length).toBeGreaterThan(500)
    const grouped = (yen: number | null) => ((yen ?? 0) / 10_000).toLocaleString('en')
    expect(said.filter(({ pay, texts }) => !(texts.parts.pay?.ja ?? '').includes(`${grouped(pay.from)}万円`) || !(texts.parts.pay?.ja ?? '').includes(`${grouped(pay.to)}万円`)).map(({ id }) => id)).toEqual([])
  })

  // Benches take twenty thousand, which takes too long here.
  it('can be many, no two of which say the same', () => {
    const many = samplePostings({ seed: 7, count: 4000, today })
    const saying = new Set(many.map(({ title, texts, publishedOn }) => JSON.stringify([title, publishedOn, { ...texts.parts, contact: null }])))
    expect(saying.size).toBe(many.length)
  })
})
