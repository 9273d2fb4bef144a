import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asks, asksNothing, criteriaSchema, criterionNames, noCriteria, readCriteria, readCriterion } from '../../../../src/domain/search/criteria.ts'
import { criteriaArbitrary } from './arbitraries.ts'

test('criteria are read as they were stored, field by field', () => {
  fc.assert(
    fc.property(criteriaArbitrary, (criteria) => {
      expect(readCriteria((field) => criteria[field])).toEqual(criteria)
      expect(criteriaSchema.parse(criteria)).toEqual(criteria)
    }),
  )
})

test('whatever a field holds, it is read as a criterion or as none, and spoils no other', () => {
  fc.assert(
    fc.property(fc.constantFrom(...criterionNames), fc.jsonValue(), (name, value) => {
      const read = readCriteria((field) => (field === name ? value : undefined))
      expect(criteriaSchema.safeParse(read).success).toBe(true)
      expect({ ...read, [name]: noCriteria[name] }).toEqual(noCriteria)
    }),
  )
})

test('a thousand codes, and codes that no list knows, are read whole', () => {
  const thousand = Array.from({ length: 1000 }, (_, index) => `x${index}`)
  expect(readCriterion('jobTypes', thousand)).toEqual(thousand)
  expect(readCriterion('fields', { large: ['gone'], small: thousand })).toEqual({ large: ['gone'], small: thousand })
})

test('spaces alone ask for nothing, and neither does the order of hits', () => {
  expect(asksNothing({ ...noCriteria, all: ' 　 ', sort: '0' })).toBe(true)
  expect(asksNothing({ ...noCriteria, pay: 1_000_000 })).toBe(false)
  expect(asks({ ...noCriteria, places: { areas: [], prefectures: ['00001'] } }, 'places')).toBe(true)
  expect(criterionNames.some((name) => asks(noCriteria, name))).toBe(false)
})
