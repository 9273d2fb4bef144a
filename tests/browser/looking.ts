import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

/** axe as a page is given it: less than half as long as `axe.source`, which each document would read anew. */
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

interface Finding {
  rule: string
  theme: string
  where: string[]
  why: string
}

/**
 * Looks at the screen as it stands: in the light and the dark theme axe finds nothing (WCAG 2.2 A and AA and axe's own
 * advice), and at 320 px nothing stands out beyond the edge. Leaves theme and width as they were.
 */
export async function lookAt(page: Page): Promise<void> {
  // Every screen has one: before it stands there, there is nothing to look at yet.
  await expect(page.locator('h1').first()).toBeAttached()
  const findings: Finding[] = []
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    findings.push(...(await runAxe(page, theme)))
  }
  expect(findings, `axe on ${new URL(page.url()).pathname}`).toEqual([])
  await page.emulateMedia({ colorScheme: null })
  await looksWholeAt(page, 320)
}

async function runAxe(page: Page, theme: string): Promise<Finding[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const violations = await page.evaluate(async (theme) => {
    const loaded = (window as unknown as { axe: typeof axe }).axe
    // All that a theme changes is colour: names, roles and order are looked at once.
    const only = theme === 'dark' ? { runOnly: ['color-contrast'] } : {}
    const { violations: found } = await loaded.run(document, { resultTypes: ['violations'], ...only })
    return found.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`) }))
  }, theme)
  return violations.map(({ id, help, nodes }) => ({ rule: id, theme, where: nodes, why: help }))
}

async function looksWholeAt(page: Page, width: number): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: 640 })
  const beyond = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const out = scrollWidth > clientWidth
      ? [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      : []
    return out.map((element) => element.outerHTML.slice(0, 120))
  })
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  expect({ overflows, beyond }, `${width} px on ${new URL(page.url()).pathname}`).toEqual({ overflows: false, beyond: [] })
  if (before !== null) await page.setViewportSize(before)
}
