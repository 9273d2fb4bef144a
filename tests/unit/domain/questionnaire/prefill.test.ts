import { expect, test } from 'vitest'
import { prefilled } from '../../../../src/domain/questionnaire/prefill.ts'
import { matrix, questionnaire, referenceDate, single, text } from './build.ts'

const definition = questionnaire(
  single('status', { prefill: 'profile.status' }), text('school', { prefill: 'profile.school' }),
  matrix('rating', { prefill: 'profile.degree' }), text('free'),
)
const fill = (profile: Parameters<typeof prefilled>[1]) => prefilled(definition, profile, referenceDate)

test('the profile offers first answers where it has valid ones', () => {
  expect(fill({ status: 'yes', school: '理学研究科', degree: '1', free: 'x' })).toEqual({ status: 'yes', school: '理学研究科' })
})

test('what is no valid answer is not offered', () => {
  expect(fill({ status: 'abroad', school: 'far longer than ten', degree: null })).toEqual({})
  expect(fill({ status: { deep: ['x'] }, school: 7 })).toEqual({})
  expect(fill({ status: null, school: undefined })).toEqual({})
  expect(fill({})).toEqual({})
})
