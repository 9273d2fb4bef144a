import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openCatalogue } from '../../../../src/device/catalogue.ts'
import { openChannel } from '../../../../src/device/channel.ts'
import { madeUp } from '../../../postings/made-up.ts'
import { NearOffice } from './office.ts'
import { openTaker } from './taking.ts'

const some = (count: number, version = 0) => Array.from({ length: count }, (_, number) => madeUp(number, version))

let office: NearOffice
let phone: ReturnType<typeof openTaker>
/** The part that is taken along, begun anew as with a page. */
let takeAlong: () => Promise<void>
/** The general look at the catalogue. */
let refresh: () => Promise<void>
beforeEach(async () => {
  vi.resetModules()
  office = new NearOffice()
  phone = openTaker(office)
  const part = await import('../../../../src/device/postings/take-along.ts')
  takeAlong = () => part.takeAlong(phone.environment, phone.http)
  const catalogue = openCatalogue(phone.environment, phone.http, openChannel())
  refresh = () => catalogue.refresh()
})
afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(navigator, 'storage')
})

test('postings come along after a look at the catalogue that found newer ones', async () => {
  await office.publish(some(5))
  await refresh()
  expect(office.asked).toEqual(['/api/catalogue'])
  await takeAlong()
  expect(await phone.look()).toEqual({ edition: 1, texts: 'all', count: 5 })
  await office.publish(some(6))
  await refresh()
  await takeAlong()
  expect(await phone.look()).toEqual({ edition: 2, texts: 'all', count: 6 })
})

test('nothing is asked for where none are announced, or what is announced is here', async () => {
  await takeAlong()
  expect(office.asked).toEqual([])
  await office.publish(some(5))
  await refresh()
  await takeAlong()
  const before = office.asked.length
  await takeAlong()
  await refresh()
  await takeAlong()
  expect(office.asked.slice(before)).toEqual(['/api/catalogue'])
})

test('texts that are missing come along too, once the line does not cost', async () => {
  await office.publish(some(5))
  await phone.take(false)
  await refresh()
  await takeAlong()
  expect(await phone.look()).toEqual({ edition: 1, texts: 'all', count: 5 })
})

test('none come along onto a device that is nearly full', async () => {
  Object.defineProperty(navigator, 'storage', { value: { estimate: async () => ({ quota: 1e9, usage: 0.95e9 }) }, configurable: true })
  await office.publish(some(5))
  await refresh()
  await takeAlong()
  expect(office.asked).toEqual(['/api/catalogue'])
})

test('what is not understood is left alone for an hour; a line that was cut is tried again with the next look', async () => {
  await office.publish(some(5))
  await refresh()
  const { page } = office
  office.page = { ...page, digest: '0'.repeat(64) } as typeof page
  office.answering = (path, normally) => {
    if (path.startsWith('/catalogue/pieces')) throw new TypeError('tunnel')
    return normally()
  }
  await takeAlong()
  office.answering = (_, normally) => normally()
  await takeAlong()
  const before = office.asked.length
  await takeAlong()
  expect(office.asked.length).toBe(before)
  office.page = page
  const { now } = phone.environment
  phone.environment.now = () => now() + 61 * 60_000
  await takeAlong()
  expect(await phone.look()).toEqual({ edition: 1, texts: 'all', count: 5 })
})

test('two looks at the same time take them once', async () => {
  await office.publish(some(9))
  await refresh()
  await Promise.all([takeAlong(), takeAlong()])
  expect(new Set(office.asked).size).toBe(office.asked.length - 1)
  expect(await phone.look()).toEqual({ edition: 1, texts: 'all', count: 9 })
})
