import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applicationFormSchema } from '../../../../src/domain/application/application.ts'
import { academicYear, checkForm } from '../../../../src/domain/application/check-form.ts'
import { checkStep, confirmedField, type FillContext, type Filled, filledFrom, formFrom, type FormStep, formStepNames } from '../../../../src/domain/application/fill-in.ts'
import type { University } from '../../../../src/domain/university.ts'

const university: University = {
  id: 'u1', name: { ja: '見本大学', en: 'Mihon' }, aliases: [], member: true, domains: ['mihon.ac.jp'], since: null, contact: null,
  patterns: [{ signInId: '{digits:8}@mihon.ac.jp', mail: null, severity: 'warn' }],
  privacy: { version: '2', text: { ja: '文', en: 'text' } },
}
const outside: University = { ...university, id: 'u2', member: false, domains: [], patterns: [] }
const context: FillContext = { universities: [university, outside], now: Date.parse('2026-11-22T00:00:00Z') }
const filled: Filled = {
  university: 'u1', school: '理学研究科', studentNumber: '２５－１', courseType: 'doctoral', entryYear: '令和7', expectedCompletion: '2028-03',
  large: '00189', name: ' 山田 太郎 ', nameLatin: 'Ｔａｒｏ', email: ' ｔａｒｏ＠example.JP', universityEmail: '',
}
const problems = (step: FormStep, change: Filled) => checkStep(step, { ...filled, ...change }, context).map(({ field, problem }) => `${field} ${problem}`)

describe('one page of an application', () => {
  test.each<[FormStep, Filled, string[]]>([
    ['university', {}, []],
    ['university', { university: '' }, ['university empty']],
    ['university', { university: '東京の大学' }, ['university not-listed']],
    ['university', { university: 'u2' }, ['university not-member']],
    ['school', { school: ' ', studentNumber: 'x'.repeat(201) }, ['school empty', 'studentNumber too-long']],
    ['course', { courseType: 'master' }, ['courseType empty']],
    ['course', { entryYear: '2013' }, ['entryYear year-early']],
    ['course', { entryYear: '2026年度' }, []],
    ['course', { entryYear: '2027' }, ['entryYear year-ahead']],
    ['course', { entryYear: 'いつか' }, ['entryYear year-invalid']],
    ['course', { expectedCompletion: '2028-' }, ['expectedCompletion month-invalid']],
    ['course', { expectedCompletion: '' }, []],
    ['field', { large: '', small: '' }, []],
    ['field', { large: '物理' }, ['large not-listed']],
    ['name', { name: '', nameLatin: '' }, ['name empty']],
    ['name', { name: '', nameLatin: 'Ana de la Cruz' }, []],
    ['name', { nameKana: 'Yamada' }, ['nameKana not-kana']],
    ['name', { nameLatin: '山田' }, ['nameLatin not-latin']],
    ['address', {}, []],
    ['address', { email: '' }, ['email empty']],
    ['address', { email: '12345678' }, ['email no-address']],
    ['address', { email: '12345678@ed.tmu.ac.jp' }, ['email sign-in-id']],
    ['address', { email: '12345678@mihon.ac.jp' }, ['email unconfirmed']],
    ['address', { email: 'taro@mihon.ac.jp' }, ['email unconfirmed']],
    ['address', { universityEmail: 'taro@mihon.ac.jp' }, []],
    ['address', { universityEmail: 'a@b.onmicrosoft.com' }, ['universityEmail sign-in-id']],
  ])('%s with %j: %j', (step, change, found) => {
    expect(problems(step, change)).toEqual(found)
  })

  test('what was pointed out is kept when the person says that it is right, and asked anew for another address', () => {
    const confirmed = { email: 'taro@mihon.ac.jp', [confirmedField('email')]: 'taro@mihon.ac.jp' }
    expect(problems('address', confirmed)).toEqual([])
    expect(problems('address', { ...confirmed, email: 'jiro@mihon.ac.jp' })).toEqual(['email unconfirmed'])
    expect(problems('address', { ...confirmed, email: '12345678@ed.tmu.ac.jp', [confirmedField('email')]: '12345678@ed.tmu.ac.jp' })).toEqual(['email sign-in-id'])
  })

  test('anything may stand in any field without the check failing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(filled)), fc.string({ unit: 'binary' })), (typed) => {
        expect(formStepNames.flatMap((step) => checkStep(step, typed, context)).every(({ field }) => field !== '')).toBe(true)
      }),
    )
  })
})

describe('the form to send', () => {
  const sent = formFrom(filled, context, { language: 'ja', consentAt: context.now })

  test('has what was typed, folded where it has one writing', () => {
    expect(sent).toEqual({
      name: '山田 太郎', nameKana: '', nameLatin: 'Taro', university: 'u1', school: '理学研究科', studentNumber: '25-1', courseType: 'doctoral',
      entryYear: 2025, expectedCompletion: '2028-03', field: { large: '00189' }, email: 'taro@example.jp', universityEmail: null, language: 'ja',
      consent: { version: '2026-11-22', universityVersion: '2', at: '2026-11-22T00:00:00.000Z' },
    })
  })

  test('is not there while something is wrong', () => {
    expect(formFrom({ ...filled, email: '12345678' }, context, { language: 'ja', consentAt: 0 })).toBeNull()
  })

  test('stands as it was sent when it is mended', () => {
    const again = sent && formFrom(filledFrom(sent), context, { language: 'ja', consentAt: context.now })
    expect(again).toEqual(sent)
  })

  test('that the phone lets pass, the server takes', () => {
    const word = fc.constantFrom('', '山田', 'Taro', 'やまだ', '２０２５', '2024', 'taro@example.jp', 'ｊｉｒｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'doctoral', 'u1', '2028-03', 'a\u0000b', ' 　 ', '𠮷'.repeat(150))
    let taken = 0
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(filled)), word), (change) => {
        const form = formFrom({ ...filled, ...change }, context, { language: 'en', consentAt: context.now })
        if (form) taken += 1
        const findings = form ? checkForm(applicationFormSchema.parse(form), { university, now: context.now }) : []
        expect(findings).toEqual([])
      }),
      { numRuns: 500 },
    )
    expect(taken).toBeGreaterThan(0)
  })
})

test('the academic year begins in April in Japan', () => {
  expect(academicYear(Date.parse('2026-03-31T14:59:59Z'))).toBe(2025)
  expect(academicYear(Date.parse('2026-03-31T15:00:00Z'))).toBe(2026)
})
