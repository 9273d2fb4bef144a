import { expect, test } from 'vitest'
import { barsOf, fullShare } from '../../../../src/domain/statistics/bars.ts'
import { closestRow, ownPlace } from '../../../../src/domain/statistics/own-place.ts'
import { rowOf } from '../../../../src/domain/statistics/published.ts'
import { engineering, rowAt, sectors } from '../../ui/statistics/sectors.ts'

const today = '2026-11-01'

test.each([
  [{ status: 'enrolled' }, 'enrolled'],
  [{ status: 'leave' }, 'enrolled'],
  [{ status: 'completed', dates: { completed: '2026-10' } }, 'completed0'],
  [{ status: 'completed', dates: { completed: '2024-12' } }, 'completed0'],
  [{ status: 'completed', dates: { completed: '2024-11' } }, 'completed2'],
  [{ status: 'completed', dates: { completed: '2021-12' } }, 'completed2'],
  [{ status: 'completed', dates: { completed: '2021-11' } }, 'completed5'],
  [{ status: 'completed' }, 'unknown'],
  [{ status: 'left_credits', dates: { completed: '2026-03' } }, 'left'],
  [{ status: 'withdrew' }, 'withdrew'],
  [{ status: { choices: [] } }, 'unknown'],
  [{}, 'unknown'],
] as const)('the stage follows from the record on the reference date: %j is %s', (profile, stage) => {
  expect(ownPlace(profile, today)).toEqual({ field: 'unknown', stage })
})

test('the field is the large one of the record', () => {
  expect(ownPlace({ field: { large: engineering, small: '21010' } }, today).field).toBe(engineering)
})

test('one’s own row is taken where it is shown', () => {
  expect(closestRow(sectors, { field: engineering, stage: 'completed2' })).toEqual({ row: rowAt(4), widened: [] })
})

test('a row that is held back gives way to all stages of the field, and that is told', () => {
  expect(closestRow(sectors, { field: engineering, stage: 'completed0' })).toEqual({ row: rowAt(2), widened: ['stage'] })
})

test('where the field has no row at all, the stage is kept', () => {
  expect(closestRow(sectors, { field: '00189', stage: 'completed2' })).toEqual({ row: rowAt(1), widened: ['field'] })
})

test('where neither has one it is everybody; of a table with nothing to show, nothing', () => {
  expect(closestRow(sectors, { field: '00189', stage: 'left' })).toEqual({ row: rowAt(0), widened: ['field', 'stage'] })
  expect(closestRow({ ...sectors, rows: [rowAt(3)] }, { field: engineering, stage: 'completed0' })).toBeUndefined()
})

test('what a record does not say is open from the start, and nothing was widened for it', () => {
  expect(closestRow(sectors, { field: 'unknown', stage: 'unknown' })).toEqual({ row: rowAt(0), widened: [] })
})

test('bars are shares of those who answered, and of full length at the greatest of the whole table', () => {
  const row = rowOf(sectors, ['all', 'all']) ?? rowAt(0)
  expect(barsOf(sectors, row).slice(0, 2)).toEqual([{ code: 'univ', count: 600, share: 40 }, { code: 'pri', count: 150, share: 10 }])
  expect(barsOf(sectors, row)[6]).toEqual({ code: 'npo', count: null, share: null })
  expect(fullShare(sectors)).toBe(50)
})
