import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareKana, fitsIn, hasReading, isKana, isLatin } from '../../../../src/domain/profile/names.ts'

const kanaText = fc.string({ unit: fc.constantFrom(...Array.from('アイウェヴヷガパーあいゔがゝヽ・･ 　ｱｳﾞｶﾞｰ-゙')), minLength: 1, maxLength: 20 })

describe('a reading in kana', () => {
  test.each(['ヤマダ ハナコ', 'やまだ はなこ', 'ﾔﾏﾀﾞ ﾊﾅｺ', 'マシュー', 'ジャン＝リュック', 'ヴァン・デル・ベルク', 'ア', 'わ゙', 'ヷ', '𛀁', 'ジョン　スミス'])(
    'is taken in any form and width: %s',
    (typed) => expect(isKana(typed)).toBe(true),
  )

  test.each(['山田', 'Hanako', '123', '', ' ', '・', 'ー', 'ヤマダ<b>', 'สมชาย'])('is not: %s', (typed) => expect(isKana(typed)).toBe(false))

  test('meets the same reading in another form', () => {
    for (const form of ['ﾏｼｭｰ･ｳﾞｧﾝ', 'ましゅー ゔぁん', 'マシュー　ヴァン', 'マシューヴァン']) expect(compareKana(form)).toBe('マシュヴァン')
    expect(compareKana('ハナコ')).not.toBe(compareKana('ハナエ'))
  })

  test('has one key, which is its own key', () => {
    fc.assert(
      fc.property(kanaText, (typed) => {
        const key = compareKana(typed)
        expect(compareKana(key)).toBe(key)
        expect(compareKana(typed.normalize('NFKC'))).toBe(key)
        expect(key).not.toMatch(/[\u3041-\u3096ー・\s]/)
      }),
    )
  })
})

test.each(['Hanako Yamada', 'Ｈａｎａｋｏ', "Siobhán O’Connor-Nguyễn", 'İ', 'X', 'Jr. 3rd'])('a name in Latin letters: %s', (typed) =>
  expect(isLatin(typed)).toBe(true),
)
test.each(['山田', 'Ольга', 'محمد', '12', '<b>'])('not in Latin letters: %s', (typed) => expect(isLatin(typed)).toBe(false))

test('a reading is asked of names in kanji and kana alone', () => {
  for (const name of ['山田', '髙﨑', '𠮷田', 'さくら']) expect(hasReading(name)).toBe(true)
  for (const name of ['Alex', 'محمد', 'สมชาย', '김민준']) expect(hasReading(name)).toBe(false)
})

test('lengths are counted as people count letters', () => {
  expect(fitsIn('𠮷'.repeat(200), 200)).toBe(true)
  expect(fitsIn('👩‍👩‍👧‍👦'.repeat(3), 3)).toBe(true)
  expect(fitsIn('葛󠄀'.repeat(200), 200)).toBe(true)
  expect(fitsIn('กำ'.repeat(200), 200)).toBe(true)
  expect(fitsIn('あ'.repeat(201), 200)).toBe(false)
  expect(fitsIn('', 0)).toBe(true)
})
