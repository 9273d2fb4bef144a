import { expect, test } from 'vitest'
import { type CountedRegistrant, countRegistrants } from '../../../../src/domain/coordinator/people.ts'

const now = Date.parse('2027-02-10T00:00:00Z')
const somebody: CountedRegistrant = { entryYear: 2026, signedIn: true, seenAt: '2027-01-05T00:00:00.000Z', confirmed: true, bounced: false, ends: null }
const cellOf = (change: Partial<CountedRegistrant>) =>
  Object.fromEntries(Object.entries(countRegistrants([{ ...somebody, ...change }], '2027-02-10', now)).map(([table, cells]) => [table, Object.entries(cells).find(([, count]) => count === 1)?.[0]]))

test('an academic year ends in March', () => {
  expect(cellOf({}).entry).toBe('0')
  expect(cellOf({ entryYear: 2025 }).entry).toBe('1')
  expect(cellOf({ entryYear: 2019 }).entry).toBe('earlier')
  expect(cellOf({ entryYear: null }).entry).toBe('unknown')
})

test('whoever was there within a year is told from whoever was before and whoever never was', () => {
  expect(cellOf({}).seen).toBe('year')
  expect(cellOf({ seenAt: '2026-01-05T00:00:00.000Z' }).seen).toBe('before')
  expect(cellOf({ signedIn: false, seenAt: null }).seen).toBe('never')
  expect(cellOf({ confirmed: false }).confirmed).toBe('not')
})

test('an address from which mail came back counts as that, also where it would end', () => {
  expect(cellOf({}).address).toBe('lasting')
  expect(cellOf({ ends: 'month' }).address).toBe('ending')
  expect(cellOf({ ends: 'month', bounced: true }).address).toBe('bounced')
})
