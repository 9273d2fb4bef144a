import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ask, doorsClosed } from '../../../src/office/ask.ts'
import { door, lookWhoIsThere } from '../../../src/office/shell/session.ts'

const person = { account: 'a', name: '見本 太郎', role: 'administrator' }
const answered = (body: unknown, status = 200): Response => Response.json(body, { status })
const refused = (code: string, status: number): Response => answered({ code, message: { ja: 'だめです', en: 'No' } }, status)

beforeEach(() => {
  // A tab in which nobody wrote anything.
  vi.stubGlobal('sessionStorage', { length: 0 })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('an answer to an earlier look that comes late does not put whoever came in back at the door', async () => {
  const waiting: ((answer: Response) => void)[] = []
  vi.stubGlobal('fetch', (path: string) =>
    path === '/api/passkeys'
      ? Promise.resolve(answered({ passkeys: [{ id: 'p', name: 'Key', createdAt: '2026-11-22T00:00:00Z', lastUsedAt: null }] }))
      : new Promise<Response>((resolve) => waiting.push(resolve)),
  )
  const before = lookWhoIsThere()
  const after = lookWhoIsThere()
  waiting[1]?.(answered(person))
  await after
  expect(door.value).toEqual({ at: 'in', person })
  waiting[0]?.(refused('passkey-needed', 403))
  await before
  expect(door.value).toEqual({ at: 'in', person })
})

test('looking who is there is no reason to look again; any other refusal is one', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(refused('not-signed-in', 401)))
  const closed = doorsClosed.value
  await lookWhoIsThere()
  expect(door.value).toEqual({ at: 'signed-out' })
  expect(doorsClosed.value).toBe(closed)
  await ask('GET', '/api/office/people', null)
  expect(doorsClosed.value).toBe(closed + 1)
})
