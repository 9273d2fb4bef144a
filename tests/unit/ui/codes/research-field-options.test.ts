import { expect, test } from 'vitest'
import { foldForSearch } from '../../../../src/domain/text/fold-search.ts'
import { researchFieldOptions } from '../../../../src/ui/codes/research-field-options.ts'
import { findOptions, optionNamed } from '../../../../src/ui/controls/picker-search.ts'

const found = (typed: string) => findOptions(researchFieldOptions('small', 'ja'), foldForSearch(typed)).map(({ code }) => code)

test('a research field is found by a part of its name in either language', () => {
  expect(found('高分子')).toContain('35010')
  expect(found('polymer')).toContain('35010')
  expect(found('ＰＯＬＹＭＥＲ　Ｃｈｅｍ')).toContain('35010')
})

test('the name of a large field offers all that is in it and picks none of it', () => {
  expect(found('情報通信').length).toBeGreaterThan(20)
  expect(optionNamed(researchFieldOptions('small', 'ja'), '情報通信')).toBeUndefined()
  expect(optionNamed(researchFieldOptions('large', 'ja'), '情報通信')?.code).toBe('00289')
})

test('the fields are named in the language asked for, and the list is the same one each time', () => {
  expect(researchFieldOptions('small', 'en').find(({ code }) => code === '17050')?.name).toBe('Biogeosciences')
  expect(researchFieldOptions('small', 'en')).toBe(researchFieldOptions('small', 'en'))
})
