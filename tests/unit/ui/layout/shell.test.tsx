import { signal } from '@preact/signals'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Button } from '../../../../src/ui/controls/Button.tsx'
import { Dialog } from '../../../../src/ui/controls/Dialog.tsx'
import { ErrorSummary } from '../../../../src/ui/controls/ErrorSummary.tsx'
import { TextField } from '../../../../src/ui/controls/TextField.tsx'
import { HomeIcon, SurveyIcon } from '../../../../src/ui/icons/icons.tsx'
import { focusTitle, PageTitle } from '../../../../src/ui/layout/PageTitle.tsx'
import { Shell } from '../../../../src/ui/layout/Shell.tsx'
import { StatusLine } from '../../../../src/ui/layout/StatusLine.tsx'
import { StickyActions } from '../../../../src/ui/layout/StickyActions.tsx'
import { cleanup, render } from '@testing-library/preact'
import { initLanguage, setLanguage } from '../../../../src/ui/text/text.ts'
import { byId, show } from '../render.tsx'

const said = signal('')
const attempt = signal(0)
let sent = 0

function Screen() {
  const errors = attempt.value > 0 ? [{ id: 'mail', text: 'Enter your mail address' }] : []
  return (
    <Shell
      brand={<a href="/">{'JGRAD'}</a>}
      places={[
        { href: '/', label: 'Home', icon: HomeIcon, current: true },
        { href: '/survey', label: 'Survey', icon: SurveyIcon, current: false },
      ]}
      status={<StatusLine words={said.value} />}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sent++
        }}
      >
        <PageTitle>{'Your address'}</PageTitle>
        <ErrorSummary errors={errors} attempt={attempt.value} />
        <TextField id="mail" label="Mail" shown="" onInput={() => {}} error={errors[0]?.text} />
        <StickyActions>
          <Button kind="primary" type="submit">
            {'Next'}
          </Button>
        </StickyActions>
      </form>
    </Shell>
  )
}

beforeEach(async () => {
  said.value = ''
  attempt.value = 0
  sent = 0
  cleanup()
  await initLanguage()
  await setLanguage('en')
  await page.viewport(390, 700)
  render(<Screen />)
})

const places = () => document.querySelector('nav')?.getBoundingClientRect()
const next = () => document.querySelector('button[type=submit]')?.getBoundingClientRect()

describe('the frame of a screen', () => {
  test('on a phone has its places at the bottom and the action right above them, however short the page', () => {
    expect(Math.round(places()?.bottom ?? 0)).toBe(window.innerHeight)
    const room = (places()?.top ?? 0) - (next()?.bottom ?? 0)
    expect(room).toBeGreaterThanOrEqual(0)
    expect(room).toBeLessThan(24)
  })

  test('on a desktop has its places at the side', async () => {
    await page.viewport(1280, 800)
    await expect.poll(() => places()?.left).toBe(0)
    expect(places()?.right).toBeLessThanOrEqual(byId('mail', HTMLInputElement).getBoundingClientRect().left)
  })

  test('says the status in a region that was there before its words', async () => {
    const region = document.querySelector('output')
    expect(region?.textContent).toBe('')
    said.value = 'Saved on this device'
    await expect.poll(() => region?.textContent).toBe('Saved on this device')
    expect(region?.isConnected).toBe(true)
  })

  test('lets the keyboard skip to the content', async () => {
    await userEvent.tab()
    expect(document.activeElement?.textContent).toBe('Skip to the content')
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement).toBe(document.querySelector('main'))
  })

  test('brings the focus to the heading after a navigation', () => {
    expect(focusTitle()).toBe(true)
    expect(document.activeElement).toBe(document.querySelector('h1'))
  })

  test('sends the form on Enter in its field', async () => {
    await userEvent.click(byId('mail', HTMLInputElement))
    await userEvent.keyboard('{Enter}')
    expect(sent).toBe(1)
  })

  test('is no wider than the smallest phone', async () => {
    await page.viewport(320, 640)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  })
})

test('an error summary takes the focus at each attempt and leads to the field', async () => {
  attempt.value = 1
  await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('alert')
  await userEvent.click(document.querySelector('[role=alert] a') ?? document.body)
  expect(document.activeElement?.id).toBe('mail')
  expect(document.getElementById('mail-error')?.textContent).toBe('Error: Enter your mail address')
  attempt.value = 2
  await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('alert')
})

test('a dialog holds the focus, closes by Escape, and gives the focus back', async () => {
  const open = signal(false)
  const Asked = () => (
    <>
      <Button id="ask" onPress={() => (open.value = true)}>
        {'Sign out'}
      </Button>
      <Dialog
        open={open.value}
        title="Sign out?"
        onClose={() => (open.value = false)}
        actions={<Button onPress={() => (open.value = false)}>{'Cancel'}</Button>}
      >
        {'3 changes wait.'}
      </Dialog>
    </>
  )
  await show(<Asked />)
  await userEvent.click(byId('ask', HTMLButtonElement))
  await expect.poll(() => document.activeElement?.textContent).toBe('Cancel')
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => open.value).toBe(false)
  expect(document.activeElement?.id).toBe('ask')
})

test('a busy button stays in reach and does nothing', async () => {
  let pressed = 0
  await show(
    <Button id="send" busy onPress={() => pressed++}>
      {'Send'}
    </Button>,
  )
  const button = byId('send', HTMLButtonElement)
  // A person can press it: it is no disabled element, which would drop the focus.
  button.click()
  button.focus()
  expect(pressed).toBe(0)
  expect(document.activeElement).toBe(button)
})
