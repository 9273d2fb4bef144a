import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Career, careerFieldsAsked, checkCareer, orderCareer, readCareer } from '../../../../src/domain/profile/career.ts'
import type { ProfileValues } from '../../../../src/domain/profile/fields.ts'

const now = '2026-11'
const job = (id: string, values: ProfileValues): Career => readCareer(id, { kind: 'job', ...values })
const ids = (careers: readonly Career[]) => orderCareer(careers).map(({ id }) => id).join(' ')

test('what goes on comes first, then the latest beginning', () => {
  expect(ids([
    job('old', { from: '1985-04', to: '1989-01' }),
    job('now', { from: '2019-05', to: null }),
    job('recent', { from: '2018-04', to: '2019-04' }),
    job('side', { from: '2021-10' }),
    job('new', {}),
  ])).toBe('new side now recent old')
})

test('the order is the same however the records come', () => {
  const month = fc.option(fc.constantFrom('1988-12', '1989-01', '2019-04', '2019-05', '令和'), { nil: null })
  const careers = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), from: month, to: month }), { selector: ({ id }) => id })
  fc.assert(
    fc.property(careers, (rows) => {
      const all = rows.map(({ id, ...values }) => job(id, values))
      expect(ids(all.toReversed())).toBe(ids(all))
    }),
  )
})

test('an end before its beginning is named at the end; one in the same month or ahead is right', () => {
  const codes = (from: string, to: string | null) => checkCareer(job('a', { from, to }), now)
  expect(codes('2019-05', '2019-04')).toEqual([{ part: 'to', code: 'end-before-start' }])
  expect(codes('2019-05', '2019-05')).toEqual([])
  expect(codes('2026-04', '2031-03')).toEqual([])
  expect(codes('1987-04', null)).toEqual([])
  expect(codes('令和', null)).toEqual([{ part: 'from', code: 'month-invalid' }])
})

test('a job abroad is not asked for a prefecture', () => {
  expect(careerFieldsAsked('job', { country: 'DE' })).not.toContain('prefecture')
  expect(careerFieldsAsked('job', {})).toContain('prefecture')
  expect(careerFieldsAsked('study', {})).toContain('course')
})

test('a record that does not say what it is reads as a job', () => {
  expect(readCareer('a', { organisation: 'X' }).kind).toBe('job')
  expect(readCareer('a', { kind: 'study' }).kind).toBe('study')
})
