import { fireEvent } from '@testing-library/preact'
import { signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { TextField } from '../../../../src/ui/controls/TextField.tsx'
import { LongText } from '../../../../src/ui/controls/LongText.tsx'
import { setLanguage, t } from '../../../../src/ui/text/text.ts'
import { byId, show } from '../render.tsx'

const shown = signal('')
const heard: string[] = []
let entered = 0
const Name = () => (
  <>
    <TextField
      id="name"
      label={t('ui:year')}
      shown={shown.value}
      onInput={(text) => heard.push(text)}
      onEnter={() => entered++}
    />
    <button type="button">{'away'}</button>
  </>
)

async function open(text = '') {
  shown.value = text
  heard.length = 0
  entered = 0
  await show(<Name />)
  return byId('name', HTMLInputElement)
}
const settled = () => new Promise(requestAnimationFrame)

describe('a line of text', () => {
  test('shows what the app knows, and follows it while nobody is in it', async () => {
    const input = await open('佐藤')
    expect(input.value).toBe('佐藤')
    shown.value = '鈴木'
    await settled()
    expect(input.value).toBe('鈴木')
  })

  test('says each change and is never written into while the person is in it', async () => {
    const input = await open()
    await userEvent.click(input)
    await userEvent.keyboard('abc')
    shown.value = 'from elsewhere'
    await settled()
    expect(heard).toEqual(['a', 'ab', 'abc'])
    expect(input.value).toBe('abc')
  })

  test('takes what came from elsewhere when it is left untouched since', async () => {
    const input = await open('old')
    await userEvent.click(input)
    shown.value = 'new'
    await settled()
    expect(input.value).toBe('old')
    await userEvent.tab()
    expect(input.value).toBe('new')
  })

  test('keeps what was typed after something came from elsewhere', async () => {
    const input = await open('old')
    await userEvent.click(input)
    shown.value = 'from elsewhere'
    await settled()
    await userEvent.keyboard('{End}er')
    await userEvent.tab()
    expect(input.value).toBe('older')
  })

  test('keeps caret and composition when the language is switched in the middle', async () => {
    const input = await open()
    await userEvent.click(input)
    await cdp().send('Input.imeSetComposition', { text: 'はくし', selectionStart: 3, selectionEnd: 3 })
    await setLanguage('en')
    await settled()
    expect(document.querySelector('label')?.textContent).toContain('Year')
    expect(byId('name', HTMLInputElement)).toBe(input)
    expect(document.activeElement).toBe(input)
    await cdp().send('Input.imeSetComposition', { text: '博士', selectionStart: 2, selectionEnd: 2 })
    await cdp().send('Input.insertText', { text: '博士' })
    expect(input.value).toBe('博士')
    expect(heard.at(-1)).toBe('博士')
    expect(heard).toContain('はくし')
  })

  test('acts on Enter, but not on the Enter that ends a composition', async () => {
    const input = await open()
    await userEvent.click(input)
    fireEvent.keyDown(input, { key: 'Enter', isComposing: true })
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 229 })
    expect(entered).toBe(0)
    await userEvent.keyboard('{Enter}')
    expect(entered).toBe(1)
  })

  test('names its error and its support to a screen reader', async () => {
    await show(
      <TextField id="code" label="Code" support="Six digits" error="Enter the code" required shown="" onInput={() => {}} />,
      'en',
    )
    const input = byId('code', HTMLInputElement)
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)
    expect(described).toEqual(['Six digits', 'Error: Enter the code'])
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(document.querySelector('label')?.textContent).toContain(t('ui:required'))
  })
})

describe('a text of several lines', () => {
  test('tells how much room is left and never cuts', async () => {
    await show(<LongText id="words" label="Words" shown="𠮷野" maxLength={4} onInput={() => {}} />)
    const area = byId('words', HTMLTextAreaElement)
    const count = () => document.getElementById('words-count')?.textContent
    expect(count()).toBe('あと2文字')
    await userEvent.click(area)
    await userEvent.keyboard('{End}abcd')
    expect(area.value).toBe('𠮷野abcd')
    expect(count()).toBe('2文字多くなっています')
  })
})
