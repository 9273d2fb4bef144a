import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jobTypes } from '../../../../src/domain/codes/job-types.ts'
import { largeFieldOf, largeFields, smallFields } from '../../../../src/domain/codes/research-fields.ts'
import { type ForYou, forYou, stages } from '../../../../src/domain/posting/for-you.ts'
import { type Career, readCareer } from '../../../../src/domain/profile/career.ts'
import { statuses } from '../../../../src/domain/profile/fields.ts'

const today = '2026-11-23'
const unspecifiedOf = (code: string) => largeFields.find((field) => field.code === code)?.unspecified
const suggest = (profile: Parameters<typeof forYou>[0], careers: readonly Career[] = []): ForYou | null => forYou(profile, careers, { today, unspecifiedOf })

const month = fc.tuple(fc.integer({ min: 1960, max: 2040 }), fc.integer({ min: 1, max: 12 })).map(([year, of]) => `${year}-${String(of).padStart(2, '0')}`)
const anything = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant(undefined), fc.constant({ declined: true }))
const field = fc.oneof(
  fc.constantFrom(...largeFields).map(({ code }) => ({ large: code })),
  fc.constantFrom(...smallFields).map(({ code, large }) => ({ large, small: code })),
)
const profile = fc.record({
  field, status: fc.oneof(fc.constantFrom(...statuses), anything), dates: fc.oneof(fc.record({ completed: month }), fc.record({ left: month }), anything),
})
const job = fc.record({ kind: fc.constant('job'), jobType: fc.constantFrom(...jobTypes.map(({ code }) => code)), from: month, to: fc.option(month, { nil: null }) }).map((values) => readCareer('job', values))
const rank = (found: ForYou | null) => (found === null || found.stage === 'unknown' ? -1 : stages.indexOf(found.stage))

describe('what a record suggests to look for', () => {
  it('is in the person’s own field: the small one and what names its large one alone, or all of the large one', () => {
    fc.assert(
      fc.property(profile, fc.array(job, { maxLength: 3 }), (given, careers) => {
        const found = suggest(given, careers)
        const { large, small } = found?.criteria.fields ?? { large: [], small: [] }
        expect([...large, ...small.map(largeFieldOf)].every((code) => code === given.field.large)).toBe(true)
        expect(large.length + small.length).toBeGreaterThan(0)
        expect(found?.criteria.jobTypes.every((code) => jobTypes.some((row) => row.code === code))).toBe(true)
        expect(found?.by === null).toBe(found?.stage === 'unknown')
      }),
    )
  })

  it('never goes back by a job, nor as time goes by since the degree', () => {
    fc.assert(
      fc.property(profile, fc.array(job, { maxLength: 3 }), (given, careers) => {
        expect(rank(suggest(given, careers))).toBeGreaterThanOrEqual(rank(suggest(given)))
      }),
    )
    fc.assert(
      fc.property(field, month, month, (own, a, b) => {
        const [early, late] = [a, b].toSorted() as [string, string]
        const at = (completed: string) => rank(suggest({ field: own, status: 'completed', dates: { completed } }))
        expect(at(early)).toBeGreaterThanOrEqual(at(late))
      }),
    )
  })

  it('is nothing while the field is not known', () => {
    fc.assert(fc.property(anything, fc.string(), (value, code) => {
      expect(suggest({ field: value, status: 'enrolled' })).toBeNull()
      expect(suggest({ field: { large: `?${code}` } })).toBeNull()
    }))
  })

  it('follows from being a student, from the degree, or from the job that is held', () => {
    const own = { field: { large: largeFields[0]?.code ?? '' } }
    expect(suggest({ ...own, status: 'enrolled' })).toMatchObject({ stage: 'student', by: 'status', criteria: { jobTypes: expect.arrayContaining(['00014', '00015']) } })
    expect(suggest({ ...own, status: 'completed', dates: { completed: '2025-03' } })).toMatchObject({ stage: 'early', by: 'degree' })
    const held = readCareer('a', { kind: 'job', jobType: '00022', from: '2024-04' })
    expect(suggest({ ...own, status: 'completed', dates: { completed: '2020-03' } }, [held])).toMatchObject({ stage: 'senior', by: 'job' })
    const past = readCareer('a', { kind: 'job', jobType: '00022', from: '2020-04', to: '2021-03' })
    expect(suggest({ ...own, status: 'enrolled' }, [past])).toMatchObject({ stage: 'student' })
  })
})
