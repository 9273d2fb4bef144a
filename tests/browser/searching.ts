import { expect, type Locator, type Page } from '@playwright/test'
import type { Json } from '../../src/domain/json.ts'
import type { ApiSession } from './session.ts'
import type { Words } from './words.ts'

export const hanako = 'hanako@example.jp'

export const arrive = (page: Page, title: string): Promise<void> =>
  expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
export const names = (page: Page): Locator => page.locator('.search-name')
export const lineOf = (page: Page, name: string): Locator =>
  page.locator('.search').filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) })
/** While the list is ordered: the button of one search. */
export const mover = (page: Page, name: string, words: string): Locator =>
  page.locator('.search').filter({ has: page.getByText(name, { exact: true }) }).getByRole('button', { name: words })
export const openGroup = (page: Page, title: string): Promise<void> =>
  page.locator('summary').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) }).click()
export const saved = (page: Page, words: Words): Promise<void> => expect(page.getByText(words('criteria:saved'))).toBeVisible()

/** Writes searches as another device of the person does. */
export async function write(api: ApiSession, searches: Record<string, Record<string, Json>>): Promise<void> {
  const changes = Object.entries(searches).flatMap(([record, fields]) =>
    Object.entries(fields).map(([field, value]) => ({
      id: crypto.randomUUID(), kind: 'set' as const, type: 'search', record, field, value, based: [], at: Date.now(),
    })),
  )
  const { results } = await api.send(changes)
  expect(results.map(({ outcome }) => outcome)).toEqual(changes.map(() => 'applied'))
}
