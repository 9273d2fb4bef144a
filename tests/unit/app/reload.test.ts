import { beforeEach, afterEach, expect, test, vi } from 'vitest'

const reload = vi.fn<() => void>()
let kept: Map<string, string>

/** The page as it is loaded: `controlled` by a worker that has all parts, or not; `answers`: what comes over the network. */
async function openPage({ controlled, answers }: { controlled: boolean; answers: () => Promise<Response> }) {
  vi.resetModules()
  vi.stubGlobal('__BUILD__', 'one')
  vi.stubGlobal('location', { reload })
  vi.stubGlobal('navigator', { serviceWorker: { controller: controlled ? {} : null } })
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) })
  vi.stubGlobal('fetch', vi.fn(answers))
  return import('../../../src/app/shell/reload.ts')
}
const healthy = () => Promise.resolve(Response.json({ ok: true }))

beforeEach(() => {
  kept = new Map()
  reload.mockReset()
})
afterEach(() => void vi.unstubAllGlobals())

test('a page whose part is gone is loaded anew from what the worker keeps, and once for each build', async () => {
  const page = await openPage({ controlled: true, answers: () => Promise.reject(new TypeError('Failed to fetch')) })
  expect(page.reloadForMissingPart()).toBe(true)
  expect(page.reloadForMissingPart()).toBe(true)
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
  const again = await openPage({ controlled: true, answers: healthy })
  expect(again.reloadForMissingPart()).toBe(false)
  expect(reload).toHaveBeenCalledTimes(1)
})

test.each([
  ['there is no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['a network answers with a page of its own', () => Promise.resolve(new Response('<p>Welcome</p>', { headers: { 'content-type': 'text/html' } }))],
])('a page that no worker keeps is never given up when %s', async (_, answers) => {
  const page = await openPage({ controlled: false, answers })
  expect(page.reloadForMissingPart()).toBe(false)
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled())
  await Promise.resolve()
  await new Promise((resolve) => setImmediate(resolve))
  expect(reload).not.toHaveBeenCalled()
  // The next try is not the second of this build.
  expect(kept.size).toBe(0)
})

test('a page that no worker keeps is loaded anew once the server has answered', async () => {
  const page = await openPage({ controlled: false, answers: healthy })
  expect(page.reloadForMissingPart()).toBe(false)
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
})

test('a page that can keep no mark of it is not loaded anew, and nothing is thrown', async () => {
  const page = await openPage({ controlled: true, answers: healthy })
  vi.stubGlobal('sessionStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  expect(page.reloadForMissingPart()).toBe(false)
  expect(reload).not.toHaveBeenCalled()
})
