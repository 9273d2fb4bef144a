import { expect, test } from 'vitest'
import { type PushFacts, pushState } from '../../../src/app/push/state.ts'

const phone: PushFacts = { key: 'BKey', supported: true, permission: 'default', subscribed: false, ios: false, installed: false }

test.each<[string, Partial<PushFacts>, ReturnType<typeof pushState>]>([
  ['nobody asked yet', {}, 'off'],
  ['it was turned on', { permission: 'granted', subscribed: true }, 'on'],
  ['it was allowed, and not turned on', { permission: 'granted' }, 'off'],
  ['the permission was taken back in the browser', { permission: 'denied', subscribed: true }, 'blocked'],
  ['the permission was forgotten by the browser', { subscribed: true }, 'off'],
  ['Safari on an iPhone, not installed', { supported: false, ios: true }, 'install'],
  ['an installed app on an old iPhone', { supported: false, ios: true, installed: true }, 'unsupported'],
  ['a browser that knows no push', { supported: false }, 'unsupported'],
  ['the installation sends none', { key: null, subscribed: true, permission: 'granted' }, 'none'],
  ['no network, turned on before', { key: undefined, permission: 'granted', subscribed: true }, 'on'],
  ['no network, never turned on', { key: undefined }, 'none'],
])('%s', (_, facts, state) => {
  expect(pushState({ ...phone, ...facts })).toBe(state)
})
