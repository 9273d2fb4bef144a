import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AddressFacts, addressPhase, courseOf, isUniversityAddress } from '../../../../src/domain/account/address-end.ts'

const facts: AddressFacts = { email: 'taro@ed.example.ac.jp', domains: [], courseEnds: '2027-03', left: false, stays: null }
const month = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
const months = fc.integer({ min: 2020 * 12, max: 2040 * 12 })

describe('a university address', () => {
  test.each(['a@tmu.ac.jp', 'a@ed.tmu.ac.jp', 'a@MIT.edu', 'a@anu.edu.au', 'a@cs.ox.ac.uk', 'a@u.example.org', 'a@example.org'])('%s', (email) => {
    expect(isUniversityAddress(email, ['example.org'])).toBe(true)
  })
  test.each(['a@gmail.com', 'a@ac.jp.example.com', 'a@notexample.org', 'ac.jp@example.net', 'a@education.example.net'])('is not %s', (email) => {
    expect(isUniversityAddress(email, ['example.org'])).toBe(false)
  })
})

describe('the end of an address', () => {
  test('is told of from half a year before, from a month before, and after', () => {
    const told = (now: string) => addressPhase(facts, now)
    expect([told('2026-08'), told('2026-09'), told('2027-01'), told('2027-02'), told('2027-03'), told('2027-04')]).toEqual([
      null, 'half-year', 'half-year', 'month', 'month', 'ended',
    ])
  })

  test('never comes to an address that lasts or stays, whatever the dates', () => {
    fc.assert(
      fc.property(months, months, fc.boolean(), (ends, now, left) => {
        const dates = { courseEnds: month(ends), left }
        expect(addressPhase({ ...facts, ...dates, email: 'taro@example.com' }, month(now))).toBeNull()
        expect(addressPhase({ ...facts, ...dates, stays: 'Taro@ED.example.ac.jp' }, month(now))).toBeNull()
        expect(addressPhase({ ...facts, ...dates, email: '' }, month(now))).toBeNull()
      }),
    )
  })

  test('only comes nearer as time passes', () => {
    const order = [null, 'half-year', 'month', 'ended']
    fc.assert(
      fc.property(months, months, fc.nat(24), (ends, now, later) => {
        const at = (index: number) => order.indexOf(addressPhase({ ...facts, courseEnds: month(ends) }, month(index)))
        expect(at(now + later)).toBeGreaterThanOrEqual(at(now))
      }),
    )
  })

  test('has come for whoever left, and is not guessed where nothing is known', () => {
    expect(addressPhase({ ...facts, courseEnds: null, left: true }, '2020-01')).toBe('ended')
    expect(addressPhase({ ...facts, courseEnds: null }, '2027-03')).toBeNull()
    expect(addressPhase({ ...facts, courseEnds: 'half-typed' }, '2027-03')).toBeNull()
  })
})

describe('the end of the course', () => {
  test('is the one that came, else the one that is expected', () => {
    expect(courseOf({ expectedCompletion: '2027-03', status: 'enrolled', dates: { completed: '2020-01' } })).toEqual({ left: false, courseEnds: '2027-03' })
    expect(courseOf({ expectedCompletion: '2027-03', status: 'completed', dates: { completed: '2026-09' } })).toEqual({ left: true, courseEnds: '2026-09' })
    expect(courseOf({ expectedCompletion: '2027-03', status: 'withdrew', dates: { left: '2025-09' } })).toEqual({ left: true, courseEnds: '2025-09' })
    expect(courseOf({})).toEqual({ left: false, courseEnds: null })
  })

  test('is read from whatever a record holds, without a fault', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (status, dates) => {
        const { courseEnds } = courseOf({ status, dates })
        expect(courseEnds === null || typeof courseEnds === 'string').toBe(true)
      }),
    )
  })
})
