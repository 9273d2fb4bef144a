import { expect, test } from 'vitest'
import {
  isLargeFieldCode, isSmallFieldCode, largeFieldOf, largeFields, researchFieldName, smallFields, smallFieldsOf,
} from '../../../../src/domain/codes/research-fields.ts'
import { foldForSearch } from '../../../../src/domain/text/fold-search.ts'

test('there are 11 large and 306 small research fields, each code once and named in both languages', () => {
  expect(largeFields).toHaveLength(11)
  expect(smallFields).toHaveLength(306)
  expect(new Set([...largeFields, ...smallFields].map(({ code }) => code)).size).toBe(317)
  for (const { ja, en } of [...largeFields, ...smallFields]) {
    expect(ja.trim()).not.toBe('')
    expect(en).toMatch(/^[\x20-\x7e]+$/)
  }
})

test('every small field belongs to one large field, which lists it', () => {
  for (const { code, large } of smallFields) {
    expect(isLargeFieldCode(large)).toBe(true)
    expect(largeFieldOf(code)).toBe(large)
    expect(smallFieldsOf(large).map((field) => field.code)).toContain(code)
  }
  expect(largeFields.flatMap(({ code }) => smallFieldsOf(code))).toHaveLength(306)
})

test('no two small fields of one large field have the same name to search by', () => {
  for (const { code } of largeFields) {
    const names = smallFieldsOf(code).map(({ ja }) => foldForSearch(ja))
    expect(new Set(names).size).toBe(names.length)
  }
})

test('a code has its name in the language asked for, and an unknown one stays as it is', () => {
  expect(researchFieldName('00289', 'ja')).toBe('情報通信')
  expect(researchFieldName('17050', 'en')).toBe('Biogeosciences')
  expect(researchFieldName('99902', 'ja')).toBe('情報通信')
  expect(researchFieldName('12345', 'en')).toBe('12345')
  expect(researchFieldName('constructor', 'en')).toBe('constructor')
})

test('the pseudo code of a large field alone is no small field', () => {
  expect(isSmallFieldCode('99902')).toBe(false)
  expect(largeFieldOf('99902')).toBe('00289')
  expect(isSmallFieldCode('17050')).toBe(true)
  expect(isSmallFieldCode('00289')).toBe(false)
  expect(largeFieldOf('12345')).toBeUndefined()
})
