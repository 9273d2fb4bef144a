import { expect, test } from 'vitest'
import { checkAddress } from '../../../src/app/address/check-address.ts'

const context = { current: 'taro@example.ac.jp', domains: ['uni.example.org'] }

test('a new address is looked at as it will be stored', () => {
  expect(checkAddress('  ', context)).toBe('empty')
  expect(checkAddress('20123456', context)).toBe('no-address')
  expect(checkAddress('ＴＡＲＯ＠ｅｘａｍｐｌｅ．ａｃ．ｊｐ', context)).toBe('same')
  expect(checkAddress('taro@mail.uni.example.org', context)).toBe('ends')
  expect(checkAddress('taro@example.com ', context)).toBeNull()
})
