import { expect } from '@playwright/test'

/** The commands of W3C WebDriver that tests need: where each stands over HTTP, and what Firefox calls it. */
export const commands = {
  newSession: { method: 'POST', path: '/session', name: 'WebDriver:NewSession' },
  endSession: { method: 'DELETE', path: '/session/{session}', name: 'WebDriver:DeleteSession' },
  go: { method: 'POST', path: '/session/{session}/url', name: 'WebDriver:Navigate' },
  back: { method: 'POST', path: '/session/{session}/back', name: 'WebDriver:Back' },
  find: { method: 'POST', path: '/session/{session}/elements', name: 'WebDriver:FindElements' },
  click: { method: 'POST', path: '/session/{session}/element/{id}/click', name: 'WebDriver:ElementClick' },
  clear: { method: 'POST', path: '/session/{session}/element/{id}/clear', name: 'WebDriver:ElementClear' },
  type: { method: 'POST', path: '/session/{session}/element/{id}/value', name: 'WebDriver:ElementSendKeys' },
  run: { method: 'POST', path: '/session/{session}/execute/async', name: 'WebDriver:ExecuteAsyncScript' },
  newTab: { method: 'POST', path: '/session/{session}/window/new', name: 'WebDriver:NewWindow' },
  tab: { method: 'GET', path: '/session/{session}/window', name: 'WebDriver:GetWindowHandle' },
  lookAt: { method: 'POST', path: '/session/{session}/window', name: 'WebDriver:SwitchToWindow' },
} as const
export type Command = keyof typeof commands

/** Carries commands to a browser. Rejects with the browser's own words when it can't do as told. */
export interface Wire {
  send: (command: Command, params?: Record<string, unknown>) => Promise<unknown>
  /** Ends the browser and all that was started for it, and removes its profile. */
  close(): Promise<void>
}

/** A browser with a person at it: one tab is looked at, and everything is said to that one. */
export interface Engine {
  go(address: string): Promise<void>
  back(): Promise<void>
  /** As its person does: what WebDriver calls so goes past the worker in Firefox. */
  reload(): Promise<void>
  /** Presses the button or the link with just these words. */
  press(words: string): Promise<void>
  /** Puts a text, key by key, into the place of what the field with this label has. */
  write(label: string, text: string): Promise<void>
  /** Waits until the field with this label has this text. */
  reads(label: string, text: string): Promise<void>
  /** Waits until these words can be seen, whatever stands around them. */
  sees(words: string | RegExp): Promise<void>
  /** What an expression comes to in the page, awaited. */
  ask(expression: string): Promise<unknown>
  /** The tab that is looked at. */
  tab(): Promise<string>
  /** Opens a tab and looks at it. */
  newTab(): Promise<string>
  lookAt(tab: string): Promise<void>
}

const elementKey = 'element-6066-11e4-a52e-4f735466cecf'
const patience = { timeout: 20_000, intervals: [50, 100, 200, 400] }

/** Text as XPath writes it; no words of ours have a double quote. */
const quoted = (text: string): string => `"${text}"`
const labelled = (label: string): string => `//*[@id=//label[contains(normalize-space(), ${quoted(label)})]/@for]`

/** What a person does with a browser, by its commands. Everything waits until it can be done. */
export function engineOn({ send }: Wire): Engine {
  /** Does something to the first of these elements that lets it. Pages draw themselves anew: until one does it is tried again. */
  const onFirst = async (path: string, act: (id: string) => Promise<unknown>): Promise<void> => {
    await expect(async () => {
      const found = (await send('find', { using: 'xpath', value: path })) as Record<string, string>[]
      let failure = new Error(`nothing is at ${path}`)
      for (const element of found) {
        try {
          await act(String(element[elementKey]))
          return
        } catch (error) {
          // What is hidden, or lies behind a dialog, can't be pressed; its namesake may.
          failure = error instanceof Error ? error : new Error(String(error))
        }
      }
      throw failure
    }).toPass(patience)
  }
  const ask = async (expression: string): Promise<unknown> => {
    const script = `const done = arguments[0]; Promise.resolve(${expression}).then(done, (error) => done(String(error)))`
    return send('run', { script, args: [] })
  }
  return {
    go: async (address) => void (await send('go', { url: address })),
    back: async () => void (await send('back')),
    reload: async () => {
      await ask('(document.documentElement.dataset.before = "yes", setTimeout(() => location.reload()), true)')
      await expect.poll(() => ask('document.documentElement.dataset.before ?? document.readyState'), patience).toBe('complete')
    },
    press: (words) => onFirst(`//*[self::a or self::button][normalize-space()=${quoted(words)}]`, (id) => send('click', { id })),
    write: (label, text) =>
      onFirst(labelled(label), async (id) => {
        await send('clear', { id })
        await send('type', { id, text })
      }),
    reads: (label, text) =>
      expect
        .poll(() => ask(`document.evaluate(${JSON.stringify(labelled(label))}, document, null, 9, null).singleNodeValue?.value ?? location.href + " " + document.body.innerText`), patience)
        .toBe(text),
    sees: (words) => expect.poll(() => ask('document.body.innerText'), patience).toMatch(words),
    ask,
    tab: async () => String(await send('tab')),
    newTab: async () => {
      const { handle } = (await send('newTab', { type: 'tab' })) as { handle: string }
      await send('lookAt', { handle })
      return handle
    },
    lookAt: async (tab) => void (await send('lookAt', { handle: tab })),
  }
}
