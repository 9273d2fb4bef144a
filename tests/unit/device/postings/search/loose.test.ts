import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looseShelf } from '../../../../../src/device/postings/search/shelf.ts'
import { answerByDefinition, answerOf, looseOf, postingsArbitrary, wishArbitrary } from './by-definition.ts'

describe('looking through all postings', () => {
  test('finds, orders and counts exactly what the criteria say', () => {
    fc.assert(
      fc.property(postingsArbitrary, wishArbitrary, fc.nat({ max: 5 }), (postings, wish, after) => {
        const shelf = looseShelf({ edition: 1, among: 'everything' }, postings.map(looseOf))
        expect(answerOf(shelf, wish, after)).toEqual(answerByDefinition(postings, wish, after))
      }),
      { numRuns: 100 },
    )
  })
})
