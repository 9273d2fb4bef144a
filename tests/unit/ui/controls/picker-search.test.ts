import { describe, expect, test } from 'vitest'
import { foldForSearch } from '../../../../src/domain/text/fold-search.ts'
import { findOptions, optionNamed } from '../../../../src/ui/controls/picker-search.ts'
import { codeList } from '../../../../src/ui/question/code-lists.ts'

const found = (type: 'country' | 'prefecture' | 'jobType', query: string) =>
  findOptions(codeList(type, 'ja'), foldForSearch(query)).map((option) => option.name)

describe('finding one of many', () => {
  test('a prefecture is found by its name, its reading in either kana, and in English', () => {
    const queries = ['東京', 'とうきょう', 'トウキョウ', 'ﾄｳｷｮｳ', 'tokyo', 'ＴＯＫ']
    expect(queries.map((query) => found('prefecture', query)[0])).toEqual(queries.map(() => '東京都'))
  })

  test('a country is found in the other language too', () => {
    expect(found('country', 'germany')).toEqual(['ドイツ'])
    expect(findOptions(codeList('country', 'en'), foldForSearch('どいつ')).map((option) => option.code)).toEqual(['DE'])
  })

  test('a country in kanji is found by its reading, and by the short name that newspapers give it', () => {
    const queries = ['にほん', 'にっぽ', 'ニホン', 'かんこく', 'ちゅうごく', 'たいわん', 'べいこく', '米国', 'あめりか', 'えいこく', '英国', '仏', 'ほんこん']
    expect(queries.map((query) => findOptions(codeList('country', 'ja'), foldForSearch(query))[0]?.code)).toEqual([
      'JP', 'JP', 'JP', 'KR', 'CN', 'TW', 'US', 'US', 'US', 'GB', 'GB', 'FR', 'HK',
    ])
  })

  test('what begins with the words comes before what holds them', () => {
    const names = found('country', 'ギニア')
    expect(names[0]).toBe('ギニア')
    expect(names).toContain('パプアニューギニア')
  })

  test('Japan stands first while nothing is typed', () => {
    expect(found('country', '')[0]).toBe('日本')
  })

  test('a whole name or a code in capitals names one thing, a part of a name none', () => {
    const countries = codeList('country', 'ja')
    expect(optionNamed(countries, 'フランス')?.code).toBe('FR')
    expect(optionNamed(countries, 'france')?.code).toBe('FR')
    expect(optionNamed(countries, 'FR')?.code).toBe('FR')
    expect(optionNamed(countries, 'フラン')).toBeUndefined()
    expect(optionNamed(countries, 'in')).toBeUndefined()
    expect(optionNamed(countries, ' ')).toBeUndefined()
  })
})
