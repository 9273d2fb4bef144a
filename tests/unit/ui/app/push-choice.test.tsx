import '../../../../src/app/areas.ts'
import { expect, test } from 'vitest'
import { Choice, type PushTrouble } from '../../../../src/app/push/choice.tsx'
import type { PushState } from '../../../../src/app/push/state.ts'
import { languages } from '../../../../src/domain/language.ts'
import { loadArea, t } from '../../../../src/ui/text/text.ts'
import { show } from '../render.tsx'

async function choice(state: PushState, language: (typeof languages)[number] = 'ja', trouble: PushTrouble | null = null) {
  await loadArea('push')
  const turned: boolean[] = []
  const shown = await show(<Choice state={state} trouble={trouble} busy={false} onTurn={(on) => turned.push(on)} />, language)
  return { ...shown, turned }
}

test.each(languages)('notifications are turned on and off by one press that says so (%s)', async (language) => {
  const off = await choice('off', language)
  off.getByRole('button', { name: t('push:turnOn') }).click()
  expect(off.turned).toEqual([true])
  const on = await choice('on', language)
  expect(on.getByRole('status').textContent).toBe(t('push:on'))
  on.getByRole('button', { name: t('push:turnOff') }).click()
  expect(on.turned).toEqual([false])
})

test.each([
  ['blocked', 'push:blocked'],
  ['unsupported', 'push:unsupported'],
  ['install', 'push:install'],
] as const)('where they can not be had it says why, and offers no button: %s', async (state, words) => {
  const shown = await choice(state)
  expect(shown.getByText(t(words))).toBeTruthy()
  expect(shown.queryByRole('button')).toBeNull()
  expect(shown.queryByRole('link')?.getAttribute('href')).toBe(state === 'install' ? '/me/install' : undefined)
})

test('an installation that sends none says nothing of them', async () => {
  expect((await choice('none')).container.textContent).toBe('')
})

test('what did not work is said to everybody', async () => {
  expect((await choice('off', 'ja', 'push:failed')).getByRole('alert').textContent).toBe(t('push:failed'))
})
