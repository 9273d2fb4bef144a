import { expect, test } from 'vitest'
import { checkAddress } from '../../../src/app/address/check-address.ts'

const context = { current: 'taro@example.ac.jp', universities: [{ domains: ['uni.example.org'], patterns: [] }] }

test('a new address is looked at as it will be stored', () => {
  expect(checkAddress('  ', context)).toEqual({ kind: 'empty' })
  expect(checkAddress('20123456', context)).toMatchObject({ kind: 'no-address' })
  expect(checkAddress('20123456@ed.tmu.ac.jp', context)).toEqual({ kind: 'sign-in-id' })
  expect(checkAddress('a1234567@other.ac.jp', context)).toEqual({ kind: 'maybe' })
  expect(checkAddress('taro@gmial.com', context)).toEqual({ kind: 'typo', suggestion: 'taro@gmail.com' })
  expect(checkAddress('ＴＡＲＯ＠ｅｘａｍｐｌｅ．ａｃ．ｊｐ', context)).toEqual({ kind: 'same' })
  expect(checkAddress('taro@mail.uni.example.org', context)).toEqual({ kind: 'ends' })
  expect(checkAddress('taro@example.com ', context)).toBeNull()
})
