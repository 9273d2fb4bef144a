import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldMailAddress, isMailAddress } from '../../../src/domain/mail-address.ts'

test('addresses as people have them are taken', () => {
  for (const address of ['hanako@example.jp', "o'brien+jgrad@mail.example.ac.jp", 'yamada-taro@ed.tmu.ac.jp', 'x_1.y@sub.example.org', '山田@例え.jp']) {
    expect({ address, taken: isMailAddress(foldMailAddress(address)) }).toEqual({ address, taken: true })
  }
})

test('what a mail server would read as something else is no address', () => {
  // RFC 5322 gives these signs another meaning: a name before the address, several addresses, a group, a comment.
  for (const address of [
    'x<victim@example.jp>', 'a,victim@example.jp', 'a;victim@example.jp', 'group:victim@example.jp', '(x)victim@example.jp',
    '"x"@example.jp', 'a\\b@example.jp', '[x]@example.jp', 'victim@example.jp>', 'victim@example.jp,other', 'a\u0000b@example.jp', 'a\u007Fb@example.jp',
  ]) {
    expect({ address, taken: isMailAddress(foldMailAddress(address)) }).toEqual({ address, taken: false })
  }
})

test('no name under which a code for something else is kept can be given as an address', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/), fc.emailAddress(), (account, email) => {
      expect(isMailAddress(foldMailAddress(`address:${account}:${email}`))).toBe(false)
      expect(isMailAddress(foldMailAddress(`application:${account}`))).toBe(false)
    }),
  )
})
