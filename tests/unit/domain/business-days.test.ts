import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBusinessDays, dateInJapan, hourInJapan, isBusinessDay } from '../../../src/domain/business-days.ts'
import { dayOf, reminderSteps, stepNow } from '../../../src/domain/reminder-days.ts'
import { isHoliday } from '../../../src/server/campaigns/holidays.ts'

const hour = 60 * 60_000
const day = 24 * hour
const date = fc
  .integer({ min: Date.parse('2015-01-01') / day, max: Date.parse('2045-12-31') / day })
  .map((days) => new Date(days * day).toISOString().slice(0, 10))
const at = (text: string) => Date.parse(text)

describe('a business day of the office', () => {
  it.each([
    ['2026-12-28', true, 'the last one of the year'],
    ['2026-12-29', false, 'New Year, a Tuesday and no holiday'],
    ['2027-01-01', false, 'New Year'],
    ['2027-01-03', false, 'New Year'],
    ['2027-01-04', true, 'the first one of the year'],
    ['2026-11-23', false, 'a national holiday on a Monday'],
    ['2026-09-22', false, 'a day between two holidays'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-11-24', true, 'a Tuesday'],
  ])('%s: %s, %s', (text, expected) => {
    expect(isBusinessDay(text, isHoliday)).toBe(expected)
  })

  it('is told by the date in Japan, which begins nine hours before that of Greenwich', () => {
    expect(dateInJapan(at('2026-11-23T14:59:59.999Z'))).toBe('2026-11-23')
    expect(dateInJapan(at('2026-11-23T15:00:00Z'))).toBe('2026-11-24')
    expect(new Date(hourInJapan('2026-11-24', 9)).toISOString()).toBe('2026-11-24T00:00:00.000Z')
  })

  it('is what counting always ends on, and there and back again is where it began', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -60, max: 60 }), (from, days) => {
        const reached = addBusinessDays(from, days, isHoliday)
        const back = addBusinessDays(reached, -days, isHoliday)
        expect(isBusinessDay(reached, isHoliday)).toBe(true)
        expect(days === 0 || Math.sign(at(reached) - at(from)) === Math.sign(days)).toBe(true)
        expect(back === from || days === 0 || !isBusinessDay(from, isHoliday)).toBe(true)
      }),
    )
  })

  it('is counted one by one, none left out and none twice', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 40 }), (from, days) => {
        const until = addBusinessDays(from, days, isHoliday)
        const between = Array.from({ length: (at(until) - at(from)) / day }, (_, n) => new Date(at(from) + (n + 1) * day).toISOString().slice(0, 10))
        expect(between.filter((each) => isBusinessDay(each, isHoliday))).toHaveLength(days)
      }),
    )
  })
})

/** From a Monday in December at nine until the end of 15 January, a Friday, in Japan. */
const winter = { opensAt: '2026-12-07T00:00:00.000Z', closesAt: '2027-01-15T15:00:00.000Z' }
const mail = ['mail' as const]
const steps = (days: number[], span = winter) => reminderSteps({ ...span, reminders: days.map((each) => ({ day: each, channels: mail })) }, isHoliday)

describe('the reminders of a campaign', () => {
  it('count from the day of the opening, over New Year too, and back from the last day', () => {
    expect([0, 1, 5, 15, 16, 20].map((each) => dayOf(winter, each, isHoliday))).toEqual(['2026-12-07', '2026-12-08', '2026-12-14', '2026-12-28', '2027-01-04', '2027-01-08'])
    // 11 January is a holiday, Coming of Age Day.
    expect([-1, -3, -4, -8, -9].map((each) => dayOf(winter, each, isHoliday))).toEqual(['2027-01-14', '2027-01-12', '2027-01-08', '2027-01-04', '2026-12-28'])
  })

  it('leave at nine in the morning, once a day, and none outside of the campaign', () => {
    const found = steps([5, -9, 20, -4, -40, 60])
    expect(found.map((each) => each.date)).toEqual(['2026-12-14', '2026-12-28', '2027-01-08'])
    expect(found.map(({ from }) => new Date(from).toISOString().slice(11, 16))).toEqual(['00:00', '00:00', '00:00'])
    expect(found.map(({ last }) => last)).toEqual([false, false, true])
  })

  it('join their channels when they fall on the same day', () => {
    const plan = { ...winter, reminders: [{ day: 20, channels: ['push' as const] }, { day: -4, channels: mail }] }
    expect(reminderSteps(plan, isHoliday)).toMatchObject([{ date: '2027-01-08', channels: ['mail', 'push'] }])
  })

  it('have their last ones on new days when the campaign is extended', () => {
    expect(steps([-1]).map((each) => each.date)).toEqual(['2027-01-14'])
    expect(steps([-1], { ...winter, closesAt: '2027-01-29T15:00:00.000Z' }).map((each) => each.date)).toEqual(['2027-01-28'])
  })

  it('are sent for three business days and not past the close; of several missed ones, the newest', () => {
    const both = steps([5, 6, -1])
    const now = (text: string) => stepNow(both, 'mail', at(text), isHoliday)?.date
    expect(now('2026-12-13T23:59:59Z')).toBeUndefined()
    expect(now('2026-12-14T00:00:00Z')).toBe('2026-12-14')
    expect(now('2026-12-15T00:00:00Z')).toBe('2026-12-15')
    expect(now('2026-12-17T14:59:59Z')).toBe('2026-12-15')
    expect(now('2026-12-18T00:00:00Z')).toBeUndefined()
    expect(now('2027-01-15T14:59:59Z')).toBe('2027-01-14')
    expect(now('2027-01-15T15:00:00Z')).toBeUndefined()
    expect(stepNow(both, 'push', at('2026-12-14T00:00:00Z'), isHoliday)).toBeUndefined()
  })

  it('that were missed are sent neither at night nor on a day off', () => {
    const friday = steps([4])
    const now = (text: string) => stepNow(friday, 'mail', at(text), isHoliday)?.date
    expect(now('2026-12-11T14:59:59Z')).toBe('2026-12-11')
    expect(now('2026-12-12T03:00:00Z')).toBeUndefined()
    expect(now('2026-12-13T23:59:59Z')).toBeUndefined()
    expect(now('2026-12-14T00:00:00Z')).toBe('2026-12-11')
  })

  it('are in order, on business days within the campaign, whatever the plan', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 120 }), fc.array(fc.integer({ min: -90, max: 90 }), { maxLength: 12 }), (opens, length, days) => {
        const span = { opensAt: `${opens}T00:00:00.000Z`, closesAt: new Date(at(opens) + length * day).toISOString() }
        const found = steps(days, span)
        expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).toSorted((a, b) => a - b))
        expect(new Set(found.map((each) => each.date)).size).toBe(found.length)
        for (const { date: on, from, until } of found) {
          expect(isBusinessDay(on, isHoliday)).toBe(true)
          expect(at(span.opensAt) <= from && from < until && until <= at(span.closesAt)).toBe(true)
        }
      }),
    )
  })
})
