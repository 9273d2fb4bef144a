import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alertAge, isAlertDue, isLook, lookedUpTo, mondayOf, readAlert } from '../../../../src/domain/posting/alert.ts'

const day = 24 * 60 * 60_000
const first = Date.parse('2026-01-01')
const dateAt = (number: number) => new Date(first + number * day).toISOString().slice(0, 10)
const dayNumber = fc.integer({ min: 0, max: 4000 })

describe('when it is time to look again', () => {
  it('is once on each day that is daily, and once in each week from Monday on, however rarely anybody looks', () => {
    fc.assert(
      fc.property(dayNumber, fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }), (start, steps) => {
        for (const every of ['daily', 'weekly'] as const) {
          let looked = dateAt(start)
          let today = start
          const periods = new Set([every === 'daily' ? looked : mondayOf(looked)])
          for (const step of steps) {
            today += step
            const date = dateAt(today)
            const period = every === 'daily' ? date : mondayOf(date)
            expect(isAlertDue(every, looked, date)).toBe(!periods.has(period))
            if (isAlertDue(every, looked, date)) looked = date
            periods.add(period)
          }
        }
      }),
    )
  })

  it('counts weeks from Monday', () => {
    fc.assert(
      fc.property(dayNumber, (number) => {
        const monday = mondayOf(dateAt(number))
        expect(new Date(monday).getUTCDay()).toBe(1)
        const days = (Date.parse(dateAt(number)) - Date.parse(monday)) / day
        expect(days >= 0 && days < 7).toBe(true)
      }),
    )
  })
})

describe('the age of an alert', () => {
  it('is young for a year after each wish; then it is asked about once, and over a month later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }), fc.integer({ min: 0, max: 900 }), (wanted, asked, now) => {
        const age = alertAge({ wantedAt: wanted * day, askedAt: asked === null ? null : asked * day }, now * day)
        const isAsked = asked !== null && asked > wanted
        expect(age).toBe(now - wanted < 365 ? 'young' : !isAsked ? 'ask' : now - asked < 30 ? 'asked' : 'over')
      }),
    )
  })
})

describe('what a search’s record says', () => {
  it('is read where it can be, and is none otherwise', () => {
    expect(readAlert({ every: 'daily', by: 'mail' })).toEqual({ every: 'daily', by: 'mail' })
    for (const value of [null, undefined, 'daily', { every: 'hourly', by: 'mail' }, { every: 'daily' }, []]) expect(readAlert(value)).toBeNull()
  })

  it('tells the farthest look of whatever device, and nothing of what is no look', () => {
    expect(lookedUpTo([['lookedAt', 3], ['lookedAt.phone', 7], ['lookedAt.desk', 5], ['lookedAt.odd', 'x'], ['lookedUp', 9]])).toBe(7)
    expect(lookedUpTo([['name', 4]])).toBeNull()
    expect(['lookedAt', 'lookedAt.a-1', 'lookedAt.', 'lookedAtAll', 'order'].map(isLook)).toEqual([true, true, false, false, false])
  })
})
