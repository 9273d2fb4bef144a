import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { romanKey, sameRoman } from '../../../../src/domain/account/roman.ts'
import { compareWritten } from '../../../../src/domain/account/written-name.ts'

/** Names as a registry meets them: in kana, and as their owners write them in Latin letters. */
const pairs: [string, string][] = [
  ['ヤマダ ハナコ', 'Hanako Yamada'],
  ['ヤマダハナコ', 'YAMADA Hanako'],
  ['やまだ　はなこ', 'Yamada, Hanako'],
  ['ﾔﾏﾀﾞ ﾊﾅｺ', 'Ｈａｎａｋｏ Ｙａｍａｄａ'],
  ['サトウ ショウタ', 'Shota Sato'],
  ['サトウ ショウタ', 'Syouta Satou'],
  ['サトウ ショウタ', 'Shōta Satō'],
  ['オオノ ヨウヘイ', 'Yohei Ohno'],
  ['オオノ ヨウヘイ', 'Youhei Oono'],
  ['オオウチ ユウキ', 'Yuki Ouchi'],
  ['ツチダ フミエ', 'Fumie Tsuchida'],
  ['ツチダ フミエ', 'Tutida Humie'],
  ['ホンマ ジュンペイ', 'Junpei Homma'],
  ['ホンマ ジュンペイ', 'Jumpei Honma'],
  ['ハットリ ケンイチ', 'Ken-ichi Hattori'],
  ['ハットリ ケンイチ', "Ken'ichi Hattori"],
  ['ミッチー', 'Mitchii'],
  ['コンドウ チヅル', 'Chizuru Kondo'],
  ['マツモト ジロウ', 'Jirô Matsumoto'],
]

describe('a name in kana and one in Latin letters', () => {
  it.each(pairs.filter(([kana]) => !kana.includes('ー')))('meet: %s and %s', (kana, latin) => {
    expect(romanKey(kana)).toBe(romanKey(latin))
    expect(sameRoman(kana, latin)).toBe(true)
  })

  it.each([
    ['ヤマダ ハナコ', 'Hanako Yamamoto'],
    ['サトウ ショウタ', 'Shoko Sato'],
    ['キムラ アキラ', 'Akira Kitamura'],
    ['オノ ヨウコ', 'Yoko Ogata'],
  ])('are told apart: %s and %s', (kana, latin) => {
    expect(sameRoman(kana, latin)).toBe(false)
  })

  it('meet without a space, although long vowels touch there', () => {
    expect(sameRoman('キムラアキラ', 'Akira Kimura')).toBe(true)
    expect(romanKey('キムラアキラ')).toBe(romanKey('Akira Kimura'))
  })

  it('are nothing for names in other scripts', () => {
    expect(romanKey('')).toBe('')
    expect(sameRoman('', '')).toBe(false)
  })
})

const kana = fc.string({ unit: fc.constantFrom(...Array.from('アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン')), minLength: 1, maxLength: 6 })

describe('the key of a name', () => {
  it('is the same in any order of the words, width and kind of kana, and for the name itself', () => {
    fc.assert(
      fc.property(kana, kana, (surname, given) => {
        const key = romanKey(`${surname} ${given}`)
        const hiragana = (text: string) => text.replaceAll(/[ァ-ヶ]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0x60))
        expect(romanKey(`${given}　${surname}`)).toBe(key)
        expect(romanKey(hiragana(`${surname} ${given}`))).toBe(key)
        expect(sameRoman(`${surname} ${given}`, `${given} ${surname}`)).toBe(true)
      }),
    )
  })

  it('is shared by all names that are the same', () => {
    // Few letters, so that many of those drawn are the same.
    const short = fc.string({ unit: fc.constantFrom('カ', 'オ', 'ウ', 'ー', 'ト'), minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(short, short, short, (a, b, c) => {
        const same = sameRoman(`${a} ${b}`, `${a} ${c}`)
        expect(!same || romanKey(`${a} ${b}`) === romanKey(`${a} ${c}`)).toBe(true)
      }),
    )
  })
})

describe('a written name', () => {
  it.each([
    ['髙橋 一郎', '高橋　一郎'],
    ['渡邉 恵', '渡辺惠'],
    ['山﨑 浩', '山崎浩'],
    ['齋藤 学', '斎藤 学'],
  ])('meets its other form: %s and %s', (a, b) => {
    expect(compareWritten(a)).toBe(compareWritten(b))
  })

  it('stays apart from another name', () => {
    expect(compareWritten('高橋 一郎')).not.toBe(compareWritten('高橋 二郎'))
  })
})
