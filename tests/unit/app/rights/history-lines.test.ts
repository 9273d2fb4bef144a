import { describe, expect, test } from 'vitest'
import type { HistoryLine } from '../../../../src/api/rights.ts'
import { inSittings } from '../../../../src/app/rights/history-lines.ts'

let made = 0
const line = (minute: number, change: Partial<HistoryLine>): HistoryLine => ({
  id: String((made += 1)), at: new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString(), by: 'here', label: null, type: 'profile', record: 'me',
  field: 'name', before: null, after: null, ...change,
})

describe('the history as it is read', () => {
  test('tells what was written in one sitting as one change, from its beginning to its end', () => {
    const told = inSittings([line(8, { before: '見本', after: '見本 花子' }), line(4, { before: '見', after: '見本' }), line(0, { after: '見' })])
    expect(told.map(({ before, after }) => [before, after])).toEqual([[null, '見本 花子']])
  })

  test('keeps apart what lies further apart, came from elsewhere, or was between', () => {
    expect(inSittings([line(30, { before: 'a', after: 'b' }), line(0, { after: 'a' })])).toHaveLength(2)
    expect(inSittings([line(2, { before: 'a', after: 'b', by: 'office' }), line(0, { after: 'a' })])).toHaveLength(2)
    const between = [line(4, { before: 'x', after: 'b' }), line(2, { before: 'a', after: 'x', by: 'elsewhere' }), line(0, { after: 'a' })]
    expect(inSittings(between).map(({ after }) => after)).toEqual(['b', 'x', 'a'])
  })

  test('says nothing of what ended as it began, and never takes a removal for the writing before it', () => {
    expect(inSittings([line(2, { before: 'b', after: 'a' }), line(0, { before: 'a', after: 'b' })])).toEqual([])
    const record = { type: 'career', record: 'job', field: '' }
    expect(inSittings([line(2, { ...record, after: { role: 'x' } }), line(0, { ...record, before: { role: 'x' } })])).toHaveLength(2)
  })

  test('has together what belongs to one record and came at one time', () => {
    const lines = ['b', 'a', 'b', 'a'].map((record, at) => line(0, { type: 'career', record, field: `f${at}`, after: 'x' }))
    expect(inSittings(lines).map(({ record }) => record)).toEqual(['a', 'a', 'b', 'b'])
  })
})
