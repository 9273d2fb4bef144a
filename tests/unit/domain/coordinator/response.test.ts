import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysSoFar, goOn, noCourse, type Standing, tellResponse } from '../../../../src/domain/coordinator/response.ts'
import { chanceOf } from './chance.ts'

const chance = chanceOf(2026)
const dayAfter = (first: string, days: number): string => new Date(Date.parse(first) + days * 24 * 60 * 60_000).toISOString().slice(0, 10)
/** A response that goes on day by day by so many answers of those asked. */
const standings = (asked: number, answers: readonly number[]): Standing[] => {
  let answered = 0
  return answers.map((more, at) => ({ day: dayAfter('2026-12-01', at), asked, answered: (answered = Math.min(asked, answered + more)) }))
}
const wholeCourse = (asked: number, answers: readonly number[], name = 'u') => goOn(name, noCourse, standings(asked, answers), chance)
const daysOf = (answers: readonly number[]): string[] => standings(0, answers).map(({ day }) => day)

describe('the course of a response', () => {
  test('is the same whether it was looked at every day or once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.array(fc.nat(25), { maxLength: 40 }), fc.nat(40), (asked, answers, cut) => {
        const days = standings(asked, answers)
        const once = goOn('u', noCourse, days, chance)
        expect(goOn('u', goOn('u', noCourse, days.slice(0, cut), chance), days, chance)).toEqual(once)
      }),
    )
  })

  test('never takes back what it told of a day, whoever is erased afterwards', () => {
    const told = wholeCourse(200, [30, 20, 15])
    const fewer = standings(190, [28, 18, 12, 40])
    expect(goOn('u', told, fewer, chance).points.slice(0, told.points.length)).toEqual(told.points)
  })

  test('moves only after ten more people have answered', () => {
    const { points } = wholeCourse(100, Array.from({ length: 60 }, () => 1))
    const at = points.map(({ day }) => Date.parse(day) / (24 * 60 * 60_000))
    expect(Math.min(...at.slice(1).map((day, before) => day - (at[before] ?? day)))).toBeGreaterThanOrEqual(10)
    expect(points.length).toBeGreaterThan(3)
  })
})

describe('what is told of a response', () => {
  test('is nothing, by day neither, where few were asked', () => {
    const answers = [5, 5, 5]
    expect(tellResponse(wholeCourse(19, answers), wholeCourse(4000, answers, '*'), daysOf(answers))).toEqual({ asked: null, answered: null, rate: null, allRate: null, days: [] })
  })

  test('leaves out all universities together where the others are few', () => {
    const answers = [40, 40]
    const own = wholeCourse(200, answers)
    expect(tellResponse(own, own, daysOf(answers)).allRate).toBeNull()
    expect(tellResponse(own, wholeCourse(4000, answers, '*'), daysOf(answers)).allRate).not.toBeNull()
  })

  test('says of fewer than twenty answers only that they are few', () => {
    const { asked, answered, rate, days } = tellResponse(wholeCourse(100, [6]), noCourse, ['2026-12-01'])
    expect(asked).toBeGreaterThanOrEqual(90)
    expect([answered, rate, days[0]?.answered]).toEqual([null, null, null])
  })

  test('is told by days at first and by weeks later, the last day always', () => {
    const told = (length: number) => {
      const answers = Array.from({ length }, () => 5)
      return tellResponse(wholeCourse(900, answers), noCourse, daysOf(answers)).days.map(({ day }) => day)
    }
    expect(told(3)).toEqual(['2026-12-01', '2026-12-02', '2026-12-03'])
    expect(told(17)).toEqual(['2026-12-07', '2026-12-14', '2026-12-17'])
  })

  test('has no day before the opening and none after the grace', () => {
    const campaign = { opensAt: '2026-12-06T15:00:00.000Z', graceUntil: '2026-12-10T15:00:00.000Z' }
    expect(daysSoFar(campaign, Date.parse('2026-12-08T00:00:00Z'))).toEqual(['2026-12-07', '2026-12-08'])
    expect(daysSoFar(campaign, Date.parse('2027-03-01T00:00:00Z'))).toEqual(['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10'])
    expect(daysSoFar(campaign, Date.parse('2026-11-01T00:00:00Z'))).toEqual([])
  })
})
