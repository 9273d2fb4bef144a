import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { profileFields } from '../../../../src/domain/notebook.ts'
import { checkField } from '../../../../src/domain/profile/check.ts'
import { type ProfileField, profileGroups, profileShapes, readField, withPart } from '../../../../src/domain/profile/fields.ts'
import { foldText } from '../../../../src/domain/profile/parts.ts'
import { chooseResearchField } from '../../../../src/domain/profile/research-field.ts'
import type { Json } from '../../../../src/domain/json.ts'

const now = '2026-11'
const codes = (field: ProfileField, value: Json, others: Record<string, Json> = {}) =>
  checkField(field, { ...others, [field]: value }, now).map(({ part, code }) => (part === '' ? code : `${part}: ${code}`))

test('every field of the notebook that is the profile itself is described, and edited on one page', () => {
  const own = profileFields.filter((field) => field !== 'jobs' && field !== 'study')
  expect(Object.keys(profileShapes).toSorted()).toEqual([...own].toSorted())
  expect(Object.values(profileGroups).flat().toSorted()).toEqual([...own].toSorted())
})

describe('a name', () => {
  test.each(['محمد بن عبد الله', 'สมชาย ใจดี', 'A', 'あ'.repeat(200), '<b>Robert</b>', '㈱', '髙﨑𠮷', '\uFA10本'])('may be %s', (name) => {
    expect(codes('name', name)).toEqual([])
    expect(foldText('any', name)).toBe(name)
  })

  test('of more than 200 letters is said to be too long', () => {
    expect(codes('name', '𠮷'.repeat(201))).toEqual(['too-long'])
  })

  test('is kept as typed in kana too', () => {
    expect(foldText('kana', 'ﾔﾏﾀﾞ')).toBe('ﾔﾏﾀﾞ')
    expect(codes('nameKana', 'ﾔﾏﾀﾞ')).toEqual([])
    expect(codes('nameKana', '山田')).toEqual(['not-kana'])
    expect(codes('nameLatin', 'やまだ')).toEqual(['not-latin'])
    expect(foldText('latin', 'Ｈａｎａｋｏ　Ｙ')).toBe('Hanako Y')
  })
})

describe('an address', () => {
  test('in Japan has a Japanese postal code; abroad any', () => {
    expect(codes('address', { postalCode: '100-0013', prefecture: '00013', city: '千代田区', street: '霞が関3-2-2' })).toEqual([])
    expect(codes('address', { country: 'JP', postalCode: '10-0013' })).toEqual(['postalCode: postal-code'])
    expect(codes('address', { country: 'GB', postalCode: 'SW1A 1AA', city: 'London' })).toEqual([])
  })

  test('names a country and a prefecture from the list', () => {
    expect(codes('address', { country: 'げるまん', prefecture: '東京と' })).toEqual(['country: not-listed', 'prefecture: not-listed'])
  })

  test('abroad is not asked for a prefecture, and keeps the one it had', () => {
    const value = withPart({ country: 'JP', prefecture: '00013' }, 'country', 'DE')
    expect(value).toEqual({ country: 'DE', prefecture: '00013' })
    expect(codes('address', value)).toEqual([])
  })
})

describe('dates', () => {
  test('before 1989 and in the first year of Reiwa are taken', () => {
    expect(codes('birth', '1975-04')).toEqual([])
    expect(codes('dates', { entered: '1988-04', completed: '2019-05' }, { status: 'completed' })).toEqual([])
  })

  test('with the end before the beginning are named at the end', () => {
    expect(codes('dates', { entered: '2022-04', completed: '2021-03' }, { status: 'completed' })).toEqual(['completed: end-before-start'])
    expect(codes('dates', { entered: '2022-04', left: '2022-04' }, { status: 'withdrew' })).toEqual([])
  })

  test('that are not asked for any more trouble nobody', () => {
    expect(codes('dates', { entered: '2022-04', left: '2021-03' }, { status: 'enrolled' })).toEqual([])
  })

  test('half typed or in the future are said to be so', () => {
    expect(codes('birth', '1975-')).toEqual(['month-invalid'])
    expect(codes('birth', '2026-12')).toEqual(['in-future'])
    expect(codes('birth', now)).toEqual([])
  })
})

test('choices outside the list are named, and words of one\'s own are taken', () => {
  expect(codes('gender', { choices: ['own'], text: { own: 'ノンバイナリー' } })).toEqual([])
  expect(codes('gender', { declined: true })).toEqual([])
  expect(codes('status', 'enrolled')).toEqual([])
  expect(codes('status', 'retired')).toEqual(['not-listed'])
  expect(codes('support', { choices: ['dc', 'lottery'] })).toEqual(['not-listed'])
})

test('an ORCID iD with a wrong digit is told from one that is not finished', () => {
  expect(codes('orcid', '0000-0002-1825-0097')).toEqual([])
  expect(codes('orcid', '0000-0002-1825-0098')).toEqual(['orcid-digit'])
  expect(codes('orcid', '0000-0002')).toEqual(['orcid-shape'])
  expect(foldText('orcid', '0000-0002')).toBe('0000-0002')
})

test('no value whatever, of any shape, breaks reading or checking', () => {
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(profileShapes) as ProfileField[])), fc.jsonValue(), (field, value) => {
      const stored = value as Json
      expect(() => readField(field, stored)).not.toThrow()
      expect(Array.isArray(checkField(field, { [field]: stored }, now))).toBe(true)
      expect(checkField(field, { [field]: null }, now)).toEqual([])
    }),
  )
})

describe('a research field', () => {
  test('that is small brings its large one along', () => {
    expect(chooseResearchField(null, 'small', '17050')).toEqual({ small: '17050', large: '01000' })
    expect(chooseResearchField({ large: '00289' }, 'small', '17050')).toEqual({ small: '17050', large: '01000' })
  })

  test('that is large lets go of a small one outside it, and keeps one inside', () => {
    const value = { small: '17050', large: '01000' }
    expect(chooseResearchField(value, 'large', '00289')).toEqual({ large: '00289' })
    expect(chooseResearchField(value, 'large', '01000')).toEqual(value)
  })

  test('in mid-typing changes nothing else, and cleared is nothing', () => {
    expect(chooseResearchField({ small: '17050', large: '01000' }, 'large', '情報')).toEqual({ small: '17050', large: '情報' })
    expect(chooseResearchField({ large: '01000' }, 'large', '')).toBeNull()
  })
})
