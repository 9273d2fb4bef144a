import type { BrowserContext, Page } from '@playwright/test'

/** How much slower the measured pages compute than this machine, as a cheap phone does. */
export const slowDown = 4

/** Milliseconds from the navigation on. */
export interface StartUp {
  firstPaint: number
  /** The frame after what the person came for is there. */
  ready: number
}

/** The value below which the share `part` of the values lies. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN

/** Opens `url` in a new page, slowed down, and times it until `selector` is there. */
export async function timeStart(context: BrowserContext, url: string, selector: string): Promise<StartUp> {
  const page = await context.newPage()
  await page.addInitScript((wanted) => {
    const look = (): void => {
      if (document.querySelector(wanted) === null) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => performance.mark('ready'))
        port1.start()
        port2.postMessage(null)
      })
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true, attributes: true })
  }, selector)
  await slow(page)
  await page.goto(url)
  await page.waitForFunction(() => performance.getEntriesByName('ready').length > 0 && performance.getEntriesByType('paint').length > 0)
  const times = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.NaN,
    ready: performance.getEntriesByName('ready')[0]?.startTime ?? Number.NaN,
  }))
  await page.close()
  return times
}

/** Presses keys in `field` one by one and times each from the key to the frame that shows it. */
export async function timeKeys(page: Page, field: string, presses: number): Promise<number[]> {
  await slow(page)
  await page.locator(field).click()
  await page.evaluate(() => {
    addEventListener('keydown', (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => performance.mark('painted', { detail: performance.now() - event.timeStamp }))
        port1.start()
        port2.postMessage(null)
      })
    }, { capture: true })
  })
  for (let press = 1; press <= presses; press += 1) {
    await page.keyboard.press('abcdefghij'[press % 10] ?? 'a')
    await page.waitForFunction((count) => performance.getEntriesByName('painted').length >= count, press)
  }
  return page.evaluate(() => performance.getEntriesByName('painted').map((mark) => Number((mark as PerformanceMark).detail)))
}

async function slow(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
}
