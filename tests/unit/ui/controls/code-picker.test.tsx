import { fireEvent } from '@testing-library/preact'
import { signal } from '@preact/signals'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CodePicker } from '../../../../src/ui/controls/CodePicker.tsx'
import { codeList } from '../../../../src/ui/question/code-lists.ts'
import { language, setLanguage } from '../../../../src/ui/text/text.ts'
import { byId, show } from '../render.tsx'

const value = signal('')
let sent = 0
const Country = () => (
  <form
    onSubmit={(event) => {
      event.preventDefault()
      sent++
    }}
  >
    <CodePicker
      id="country"
      label="Country"
      options={codeList('country', language.value)}
      value={value.value}
      onChange={(next) => (value.value = next)}
    />
    <button type="submit">{'next'}</button>
  </form>
)
const input = () => byId('country', HTMLInputElement)
const offered = () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent)

beforeEach(async () => {
  value.value = ''
  sent = 0
  await show(<Country />)
})

test('typing a part of a name and Enter picks the one that is left', async () => {
  await userEvent.click(input())
  await userEvent.keyboard('ドイツ')
  expect(offered()).toEqual(['ドイツ'])
  await userEvent.keyboard('{Enter}')
  expect(value.value).toBe('DE')
  expect(input().value).toBe('ドイツ')
  expect(sent).toBe(0)
})

test('the arrow keys walk through the list, and Escape closes it', async () => {
  input().focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(input().getAttribute('aria-expanded')).toBe('true')
  const active = input().getAttribute('aria-activedescendant')
  expect(active && document.getElementById(active)?.textContent).toBe('日本')
  await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}')
  expect(value.value).toBe('JP')
  await userEvent.keyboard('{ArrowDown}{Escape}')
  expect(input().getAttribute('aria-expanded')).toBe('false')
  expect(value.value).toBe('JP')
})

test('a touch picks, and the field shows the name', async () => {
  await userEvent.click(input())
  await userEvent.click(document.querySelector('[role=option]') ?? document.body)
  expect(value.value).toBe('JP')
  expect(input().value).toBe('日本')
  expect(offered()).toEqual([])
})

test('the Enter that ends a composition picks nothing and sends nothing', async () => {
  await userEvent.click(input())
  await userEvent.keyboard('ふらんす')
  fireEvent.keyDown(input(), { key: 'Enter', isComposing: true })
  expect(offered()).toEqual(['フランス'])
  expect(sent).toBe(0)
})

test('words that name nothing are kept and said, so that nothing typed is lost', async () => {
  await userEvent.click(input())
  await userEvent.keyboard('げるまん')
  expect(document.querySelector('output')?.textContent).toContain('候補が見つかりません')
  await userEvent.tab()
  expect(value.value).toBe('げるまん')
  expect(input().value).toBe('げるまん')
  expect(document.querySelector('output')?.textContent).toBe('一覧から選んでください。')
})

test('the name follows the language and the input stays', async () => {
  value.value = 'DE'
  const before = input()
  await expect.poll(() => before.value).toBe('ドイツ')
  await setLanguage('en')
  await expect.poll(() => before.value).toBe('Germany')
  expect(input()).toBe(before)
})

test('a list that would hang below the screen brings its field up', async () => {
  await page.viewport(390, 600)
  const room = document.createElement('div')
  room.style.height = '500px'
  document.querySelector('main')?.before(room)
  await userEvent.click(input())
  const bottom = () => document.querySelector('[role=listbox]')?.getBoundingClientRect().bottom
  await expect.poll(bottom).toBeLessThanOrEqual(600)
  room.remove()
})
