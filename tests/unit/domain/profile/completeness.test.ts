import { expect, test } from 'vitest'
import { readCareer } from '../../../../src/domain/profile/career.ts'
import { completeness } from '../../../../src/domain/profile/completeness.ts'
import type { ProfileValues } from '../../../../src/domain/profile/fields.ts'

const now = '2026-11'
const whole: ProfileValues = {
  name: '山田 花子', nameKana: 'ヤマダ ハナコ', nameLatin: 'Hanako Yamada', status: 'enrolled', school: '理学研究科',
  address: { country: 'JP', city: '千代田区', street: '1-1' }, dates: { entered: '2024-04' }, field: { large: '01000', small: '17050' },
}
const missing = (profile: ProfileValues, careers: ProfileValues[] = []) =>
  completeness(profile, careers.map((values, at) => readCareer(`c${at}`, values)), now).missing.map(({ field, state }) => `${field} ${state}`)

test('an empty profile is asked for what the registry lives on, and for nothing optional', () => {
  const found = completeness({}, [], now)
  expect(found.missing.map(({ field }) => field)).toEqual(['name', 'nameLatin', 'address', 'status', 'school', 'dates', 'field'])
  expect(found.asked).toBe(7)
})

test('a whole one lacks nothing, whatever optional things are left out', () => {
  expect(missing(whole)).toEqual([])
})

test('kana are asked of a Japanese name, and not of somebody who has none', () => {
  const { nameKana: _, ...others } = whole
  expect(missing(others)).toEqual(['nameKana empty'])
  expect(missing({ ...others, nationality: 'CN', name: '王 芳' })).toEqual([])
  expect(missing({ ...others, name: 'Alex Martin' })).toEqual([])
})

test('after the course its end, the degree and a job are asked for', () => {
  expect(missing({ ...whole, status: 'completed' })).toEqual(['dates empty', 'degree empty', 'jobs empty'])
  const done = { ...whole, status: 'completed', dates: { entered: '2021-04', completed: '2024-03' }, degree: { title: '博士（理学）' } }
  expect(missing(done, [{ kind: 'job', organisation: 'X' }])).toEqual([])
  expect(missing(done, [{ kind: 'job' }, { kind: 'study', organisation: 'X' }])).toEqual(['jobs empty'])
})

test('whoever left with credits is not pressed for a completion', () => {
  expect(missing({ ...whole, status: 'left_credits', dates: { entered: '2021-04', left: '2024-03' } }, [{ organisation: 'X' }])).toEqual([])
})

test('what can\'t be read is missing too, and said to be so', () => {
  expect(missing({ ...whole, nameKana: '山田', address: { country: 'どこか', city: 'x', street: 'y' } })).toEqual(['nameKana unclear', 'address unclear'])
})
