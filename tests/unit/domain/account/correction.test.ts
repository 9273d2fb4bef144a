import { expect, test } from 'vitest'
import { readCorrection } from '../../../../src/domain/account/correction.ts'

test.each([
  ['entryYear', '２０２４年度', 2024], ['entryYear', '令和6', 2024], ['entryYear', '2013', null], ['entryYear', '24', null],
  ['expectedCompletion', '2027-03', '2027-03'], ['expectedCompletion', '2027-3', null],
  ['studentNo', ' Ｂ-12 ', 'B-12'], ['university', '　例題大学　', '例題大学'], ['university', '  ', null],
] as const)('a wish for %s written %j is read as %j', (field, typed, read) => {
  expect(readCorrection(field, typed)).toBe(read)
})
