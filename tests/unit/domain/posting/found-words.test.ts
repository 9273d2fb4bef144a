import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foundRanges } from '../../../../src/domain/posting/found-words.ts'
import { foldedWords } from '../../../../src/domain/search/folded-words.ts'
import { foldForSearch } from '../../../../src/domain/text/fold-search.ts'

const found = (text: string, words: string) => foundRanges(text, foldedWords(words)).map(({ from, to }) => text.slice(from, to))

test.each([
  ['ﾃﾞｰﾀﾍﾞｰｽの研究', 'データベース', ['ﾃﾞｰﾀﾍﾞｰｽ']],
  ['データベースの研究', 'でーたべーす', ['データベース']],
  ['ＡＩとai', 'AI', ['ＡＩ', 'ai']],
  ['ポスト・ドクター', 'ポストドクター', ['ポスト・ドクタ']],
  ['コンピュータと計算', 'コンピューター', ['コンピュータ']],
  ['㈱日本', '株', ['㈱']],
  ['助教（任期付）', '助教 教授', ['助教']],
  ['か\u3099く', 'ガク', ['か\u3099く']],
  ['ababab', 'aba bab', ['ababab']],
  ['機械学習', '深層', []],
])('in %s the words %s are found as they are written', (text, words, pieces) => {
  expect(found(text, words)).toEqual(pieces)
})

const signs = fc.constantFrom(...Array.from('aAＡ あアｱか゛ガｶﾞー・　\n㈱１1研究'))
const someText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.array(signs, { maxLength: 30 }).map((all) => all.join('')))

test('what is marked folds to something that holds a word that was asked for; marks stand apart and in order', () => {
  fc.assert(
    fc.property(someText, fc.array(signs, { minLength: 1, maxLength: 3 }).map((all) => all.join('')), (text, word) => {
      const words = foldedWords(word)
      const ranges = foundRanges(text, words)
      ranges.forEach(({ from, to }, at) => {
        expect(from).toBeLessThan(to)
        expect(from).toBeGreaterThan(ranges[at - 1]?.to ?? -1)
        expect(words.some((each) => foldForSearch(text.slice(from, to)).includes(each))).toBe(true)
      })
    }),
  )
})

test('in a text of ordinary signs something is marked exactly where the search finds it', () => {
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }).map((all) => all.join('')), fc.array(signs, { minLength: 1, maxLength: 3 }).map((all) => all.join('')), (text, word) => {
      const words = foldedWords(word)
      expect(foundRanges(text, words).length > 0).toBe(words.some((each) => foldForSearch(text).includes(each)))
    }),
  )
})
