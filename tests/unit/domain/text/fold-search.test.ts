import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldForSearch } from '../../../../src/domain/text/fold-search.ts'

describe('the search key', () => {
  test.each([
    ['ぽすどく', 'ポスドク'], ['ﾎﾟｽﾄﾞｸ', 'ポスドク'], ['データー', 'データ'], ['データ・サイエンス', 'データサイエンス'],
    ['ＡＩ　研究', 'ai研究'], ['Python', 'PYTHON'], ['ゔぁいおりん', 'ヴァイオリン'], ['㈱日本', '(株)日本'], ['さゞ波', 'サヾ波'],
  ])('of %j is that of %j', (one, other) => expect(foldForSearch(one)).toBe(foldForSearch(other)))

  test('keeps apart what reads differently', () => {
    expect(foldForSearch('は')).not.toBe(foldForSearch('ば'))
    expect(foldForSearch('髙')).not.toBe(foldForSearch('高'))
    expect(foldForSearch('や')).not.toBe(foldForSearch('ゃ'))
  })

  test('is the same in capitals and in small letters, in hiragana and in katakana, with spaces anywhere', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zぁ-ゖ0-9]{0,20}$/), fc.nat(20), (text, cut) => {
        const katakana = text.replace(/[ぁ-ゖ]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0x60))
        const key = foldForSearch(text)
        expect(foldForSearch(katakana.toUpperCase())).toBe(key)
        expect(foldForSearch(`${text.slice(0, cut)}　・ ${text.slice(cut)}`)).toBe(key)
      }),
    )
  })
})
