// The browser's own functions, taken from their prototype, are called with the store they belong to.
// oxlint-disable typescript/unbound-method
import fc from 'fast-check'
import { forceCloseDatabase, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropCatalogue } from '../../../../src/device/storage/catalogue-database.ts'
import { madeUp } from '../../../postings/made-up.ts'
import { html } from '../phone.ts'
import { NearOffice } from './office.ts'
import { openTaker } from './taking.ts'

beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue())
afterEach(() => void vi.restoreAllMocks())

/** Which postings an edition holds, by their numbers, in which version each. */
const edition = fc.uniqueArray(fc.record({ number: fc.nat(11), version: fc.nat(2) }), { maxLength: 12, selector: ({ number }) => number })
const wrongs = ['cut', 'portal', 'bytes', 'gone', 'kill', 'close', 'drop', 'replace', 'trouble'] as const
/** What goes wrong while postings are taken: at which request, or at which write. */
const fault = fc.oneof(
  fc.record({ at: fc.nat(14), wrong: fc.constantFrom(...wrongs) }),
  fc.record({ at: fc.nat(40), wrong: fc.constantFrom('full' as const, 'close-in-write' as const) }),
)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ publish: edition }) },
  { weight: 4, arbitrary: fc.record({ withTexts: fc.boolean(), faults: fc.array(fault, { maxLength: 3 }), twoTabs: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constantFrom('forget-old' as const, 'without-steps' as const, 'with-steps' as const) },
)

const killed = 'the app was killed'
const put = IDBObjectStore.prototype.put
const close = (database: unknown) => forceCloseDatabase(database as Parameters<typeof forceCloseDatabase>[0])

test('any history of editions, taken in any gaps and through any faults, ends with what is published; a reader sees one edition at every moment', async () => {
  let kept = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), fc.nat(4), async (steps, perPiece) => {
      const office = new NearOffice()
      office.perPiece = perPiece + 1
      const phone = openTaker(office)
      const other = openTaker(office, phone.indexedDB)
      const publish = (numbers: readonly { number: number; version: number }[]) => office.publish(numbers.map(({ number, version }) => madeUp(number, version)))

      /** One taking with what goes wrong in it. */
      async function take(withTexts: boolean, faults: readonly { at: number; wrong: string }[], twoTabs: boolean): Promise<void> {
        let [asked, written] = [0, 0]
        office.answering = async (_, normally) => {
          const now = asked++
          await phone.look()
          for (const { wrong } of faults.filter(({ at }) => at === now)) {
            if (wrong === 'cut') throw new TypeError('no network')
            if (wrong === 'kill') throw new Error(killed)
            if (wrong === 'portal') return html(200)
            if (wrong === 'trouble') return new Response('{}', { status: 500, headers: { 'content-type': 'application/json' } })
            if (wrong === 'gone') return Response.json({ code: 'not-found', message: { ja: '…', en: '…' } }, { status: 404, headers: { 'content-type': 'application/problem+json' } })
            if (wrong === 'bytes') return new Response((await normally().text()).replace('0', '1'), { headers: { 'content-type': 'application/json' } })
            if (wrong === 'close') await phone.database.run(async (open) => close(open.backendDB()))
            if (wrong === 'drop') await dropCatalogue(phone.environment)
            if (wrong === 'replace') {
              await publish([{ number: now, version: 3 }])
              office.forgetOld()
            }
          }
          return normally()
        }
        const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...value: Parameters<typeof put>) {
          const now = written++
          for (const { wrong } of faults.filter(({ at }) => at === now)) {
            if (wrong === 'full') throw new DOMException('no room', 'QuotaExceededError')
            if (wrong === 'close-in-write') close(this.transaction.db)
          }
          return put.apply(this, value)
        })
        try {
          const ends = await Promise.allSettled([phone.take(withTexts), ...(twoTabs ? [other.take(true)] : [])])
          for (const end of ends) if (end.status === 'rejected' && !String(end.reason).includes(killed)) throw end.reason
        } finally {
          spy.mockRestore()
          office.answering = (_, normally) => normally()
        }
        await phone.look()
      }

      for (const each of steps) {
        if (each === 'forget-old') {
          if (office.page) office.forgetOld()
        } else if (typeof each === 'string') office.steps = each === 'with-steps'
        else if ('publish' in each) await publish(each.publish)
        else await take(each.withTexts, each.faults, each.twoTabs)
      }
      expect(await phone.take()).toBe('kept')
      const end = await phone.look()
      expect(end).toEqual(office.page && { edition: office.page.edition, texts: 'all', count: office.page.count })
      kept += 1
      phone.database.close()
      phone.reader.close()
      other.database.close()
    }),
    { numRuns: 100 },
  )
  expect(kept).toBeGreaterThan(0)
})
