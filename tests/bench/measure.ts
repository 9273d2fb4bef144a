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

/** What is typed in a text. */
export const letters = Array.from('bcdefghija')
/** What is typed in a number: a digit more, and one less. */
export const digits = ['1', 'Backspace']

/** Presses `keys` in `field` one by one, again and again, and times each from the key to the frame that shows it. */
export async function timeKeys(page: Page, field: string, presses: number, keys: readonly string[] = letters): Promise<number[]> {
  await slow(page)
  await page.locator(field).click()
  await page.evaluate(() => {
    performance.clearMarks('painted')
    // Measured in turns, a page listens from its first one on.
    const known = window as { timesKeys?: boolean }
    if (known.timesKeys) return
    known.timesKeys = true
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
    await page.keyboard.press(keys[(press - 1) % keys.length] ?? 'a')
    await page.waitForFunction((count) => performance.getEntriesByName('painted').length >= count, press)
  }
  return page.evaluate(() => performance.getEntriesByName('painted').map((mark) => Number((mark as PerformanceMark).detail)))
}

/**
 * Milliseconds of work at one key on the page's main thread, as a mean of `presses`: its own time, which other processes
 * on the machine don't lengthen. Nothing is slowed down here.
 */
export async function workAtKeys(page: Page, field: string, presses: number, keys: readonly string[]): Promise<number> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  await page.locator(field).click()
  const before = await spent()
  for (let press = 0; press < presses; press += 1) await page.keyboard.press(keys[press % keys.length] ?? 'a')
  await page.evaluate(() => new Promise(requestAnimationFrame))
  return ((await spent()) - before) / presses
}

/** How many places of the document one key changes. */
export async function countChanges(page: Page, field: string, key: string): Promise<number> {
  await page.locator(field).click()
  await page.evaluate(() => {
    const seen = window as { changes?: number }
    seen.changes = 0
    new MutationObserver((changes) => (seen.changes = (seen.changes ?? 0) + changes.length))
      .observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true })
  })
  await page.keyboard.press(key)
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    return (window as { changes?: number }).changes ?? Number.NaN
  })
}

async function slow(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
}
