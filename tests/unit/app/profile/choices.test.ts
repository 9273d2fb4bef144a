import { expect, test } from 'vitest'
import { selectionOf, storedSelection } from '../../../../src/app/shell/profile-choices.ts'
import { placeAt } from '../../../../src/app/profile/paths.ts'
import type { Json } from '../../../../src/domain/json.ts'
import { profileShapes } from '../../../../src/domain/profile/fields.ts'

test('a choice is stored as it was and shown as it is stored', () => {
  const values: [keyof typeof profileShapes & ('status' | 'gender' | 'support'), Json][] = [
    ['status', 'enrolled'],
    ['gender', { choices: ['own'], text: { own: 'X' } }],
    ['gender', { declined: true }],
    ['gender', 'female'],
    ['support', { choices: ['dc', 'other'], text: { other: '県の奨学金' } }],
    ['support', { choices: ['none'] }],
  ]
  for (const [field, value] of values) expect(storedSelection(profileShapes[field], selectionOf(profileShapes[field], value))).toEqual(value)
  expect(storedSelection(profileShapes.support, selectionOf(profileShapes.support, null))).toBeNull()
  expect(storedSelection(profileShapes.status, selectionOf(profileShapes.status, ['no', 'such', 'shape']))).toBeNull()
})

test('an address leads to one page of the profile, or nowhere', () => {
  expect(placeAt('/me/profile')).toEqual({ at: 'overview' })
  expect(placeAt('/me/profile/name')).toEqual({ at: 'group', group: 'name' })
  expect(placeAt('/me/profile/job/abc-1')).toEqual({ at: 'career', kind: 'job', id: 'abc-1' })
  for (const path of ['/me/profile/constructor', '/me/profile/job', '/me/profile/job/a b', '/me/profile/name/x', '/me/profile/job/a/b']) {
    expect(placeAt(path)).toEqual({ at: 'nowhere' })
  }
})
