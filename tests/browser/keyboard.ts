import type { Locator, Page } from '@playwright/test'

/** Presses Tab until the focus is on `target`, as somebody without a mouse goes about it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`80 times Tab does not lead to ${String(target)}`)
}
