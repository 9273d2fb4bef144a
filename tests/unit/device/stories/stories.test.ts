// The browser's own function, taken from its prototype, is called with the store it belongs to.
// oxlint-disable typescript/unbound-method
import { setImmediate } from 'node:timers/promises'
import { IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { story } from './one-story.ts'
import { phoneOf, Publisher } from './publisher.ts'

let publisher: Publisher
beforeEach(() => {
  publisher = new Publisher()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** The device is full for editions of a kind. */
function noRoomFor(kind: string): void {
  const put = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row: unknown, key) {
    if (typeof row === 'object' && row !== null && 'kind' in row && row.kind === kind) throw new DOMException('no room', 'QuotaExceededError')
    return put.call(this, row, key)
  })
}

const bytesOf = async (blob: Blob | null) => (blob ? [...new Uint8Array(await blob.arrayBuffer())] : null)

describe('stories that are published', () => {
  test('can be read with no network, each picture too', async () => {
    const picture = await publisher.picture(1, 2, 3)
    publisher.stories = [story({ id: 'shown', picture })]
    const phone = phoneOf(publisher)
    expect(await phone.stories.all()).toBe(null)
    await phone.contact()
    expect(await phone.takePictures()).toBe(true)
    publisher.reachable = false
    expect((await phone.stories.all())?.map(({ id }) => id)).toEqual(['shown'])
    const kept = await phone.stories.picture(picture, { fetch: false })
    expect(await bytesOf(kept)).toEqual([1, 2, 3])
    expect(kept?.type).toBe('image/webp')
    expect(await phone.takePictures()).toBe(false)
  })

  test('are never taken from, or left in, a cache on the way', async () => {
    publisher.stories = [story({ picture: await publisher.picture(1) })]
    const phone = phoneOf(publisher)
    await phone.contact()
    await phone.takePictures()
    expect(publisher.asked.length).toBe(3)
    expect(publisher.asked.map(({ init }) => init.cache)).toEqual(['no-store', 'no-store', 'no-store'])
  })

  test('are fetched once, and their pictures too', async () => {
    publisher.stories = [story({ picture: await publisher.picture(1) })]
    const phone = phoneOf(publisher)
    for (let times = 0; times < 3; times++) {
      await phone.contact()
      await phone.takePictures()
    }
    expect(publisher.asked.filter(({ path }) => path !== '/api/catalogue')).toHaveLength(2)
  })

  test('bring their pictures along on a metered line only where a story is opened', async () => {
    vi.stubGlobal('navigator', { locks: navigator.locks, connection: { type: 'cellular' } })
    const picture = await publisher.picture(1, 2)
    publisher.stories = [story({ picture })]
    const phone = phoneOf(publisher)
    await phone.contact()
    expect(await phone.takePictures()).toBe(false)
    expect(await phone.stories.picture(picture, { fetch: false })).toBe(null)
    expect(await bytesOf(await phone.stories.picture(picture, { fetch: true }))).toEqual([1, 2])
    expect(await bytesOf(await phone.stories.picture(picture, { fetch: false }))).toEqual([1, 2])
  })

  test('show no picture but the one that was published', async () => {
    const picture = await publisher.picture(1, 2)
    publisher.stories = [story({ picture })]
    publisher.pictures.set(picture.hash, new Uint8Array([6, 6, 6]))
    const phone = phoneOf(publisher)
    await phone.contact()
    expect(await phone.takePictures()).toBe(false)
    expect(await phone.stories.picture(picture, { fetch: true })).toBe(null)
    expect(await phone.pictureRows()).toBe(0)
  })

  test('have a picture that does not come asked for once an hour, and not after every round', async () => {
    const picture = await publisher.picture(1, 2)
    publisher.stories = [story({ picture })]
    publisher.pictures.delete(picture.hash)
    const phone = phoneOf(publisher)
    await phone.contact()
    const asked = () => publisher.asked.filter(({ path }) => path.endsWith(picture.hash)).length
    for (let round = 0; round < 3; round += 1) await phone.takePictures()
    expect(asked()).toBe(1)
    phone.pass(60 * 60_000)
    await phone.takePictures()
    expect(asked()).toBe(2)
  })

  test('are read without those that a newer app alone understands', async () => {
    publisher.stories = [{ ...story({ id: 'later' }), sector: 'moon' }, story({ id: 'known' })]
    const phone = phoneOf(publisher)
    await phone.contact()
    expect((await phone.stories.all())?.map(({ id }) => id)).toEqual(['known'])
  })
})

describe('a story whose person took back their consent', () => {
  test('is gone with the next contact: its words and its picture, and nobody else\u2019s', async () => {
    const [hers, his] = [await publisher.picture(1), await publisher.picture(2)]
    publisher.stories = [story({ id: 'hers', title: { ja: '彼女の道', en: 'Her route' }, picture: hers }), story({ id: 'his', picture: his })]
    const phone = phoneOf(publisher)
    await phone.contact()
    await phone.takePictures()
    expect(await phone.held()).toContain('彼女の道')
    publisher.stories = [story({ id: 'his', picture: his })]
    await phone.contact()
    const held = await phone.held()
    expect(held).not.toContain('彼女の道')
    expect(held).not.toContain(hers.hash)
    expect(await bytesOf(await phone.stories.picture(his, { fetch: false }))).toEqual([2])
    expect(await phone.stories.picture(hers, { fetch: true })).toBe(null)
    expect(await phone.pictureRows()).toBe(1)
  })

  test('is gone when it was the last one, and when stories are published no more', async () => {
    for (const none of [[], null]) {
      publisher.stories = [story({ title: { ja: '彼女の道', en: 'Her route' }, picture: await publisher.picture(1) })]
      const phone = phoneOf(publisher)
      await phone.contact()
      await phone.takePictures()
      publisher.stories = none
      await phone.contact()
      expect(await phone.held()).not.toContain('彼女の道')
      expect(await phone.pictureRows()).toBe(0)
    }
  })

  test('is gone although this app does not understand those who stay', async () => {
    publisher.stories = [story({ title: { ja: '彼女の道', en: 'Her route' }, picture: await publisher.picture(1) })]
    const phone = phoneOf(publisher)
    await phone.contact()
    await phone.takePictures()
    publisher.stories = [{ kind: 'of another time' }]
    await phone.contact()
    expect(await phone.held()).not.toContain('彼女の道')
    expect(await phone.pictureRows()).toBe(0)
    expect(await phone.stories.all()).toEqual([])
  })

  test('stays gone when the slow answer to another tab still names it', async () => {
    publisher.stories = [story({ title: { ja: '彼女の道', en: 'Her route' } })]
    const phone = phoneOf(publisher)
    let answer = () => {}
    publisher.beforeStories = () => new Promise((resolve) => (answer = resolve))
    const slow = phone.contact()
    await vi.waitUntil(() => publisher.asked.length === 2)
    publisher.beforeStories = () => Promise.resolve()
    publisher.stories = [story({ id: 'his' })]
    const quick = phone.beside.refresh()
    // As far as it comes by itself.
    for (let turn = 0; turn < 50; turn += 1) await setImmediate()
    answer()
    await Promise.all([slow, quick])
    expect(await phone.held()).not.toContain('彼女の道')
  })

  test('is gone although something else that is published can\u2019t be kept, and every screen is told', async () => {
    publisher.stories = [story({ title: { ja: '彼女の道', en: 'Her route' } })]
    const phone = phoneOf(publisher)
    await phone.contact()
    publisher.stories = []
    publisher.others = [{ kind: 'postings', edition: 1, hash: 'a'.repeat(64), bytes: 1, href: `/catalogue/postings/1-${'a'.repeat(64)}.json` }]
    noRoomFor('postings')
    const told = vi.spyOn(BroadcastChannel.prototype, 'postMessage')
    await expect(phone.contact()).rejects.toThrow('no room')
    expect(await phone.held()).not.toContain('彼女の道')
    expect(told).toHaveBeenCalledWith({ kind: 'catalogue' })
  })

  test('is gone although those who stay do not fit on a full device', async () => {
    publisher.stories = [story({ id: 'hers', title: { ja: '彼女の道', en: 'Her route' }, picture: await publisher.picture(1) }), story({ id: 'his' })]
    const phone = phoneOf(publisher)
    await phone.contact()
    await phone.takePictures()
    publisher.stories = [story({ id: 'his' })]
    noRoomFor('stories')
    await expect(phone.contact()).rejects.toThrow('no room')
    expect(await phone.held()).not.toContain('彼女の道')
    expect(await phone.pictureRows()).toBe(0)
  })

  test('does not come back with a picture that was on its way', async () => {
    const picture = await publisher.picture(1)
    publisher.stories = [story({ picture })]
    const phone = phoneOf(publisher)
    await phone.contact()
    publisher.meanwhile = async () => {
      publisher.stories = []
      await phone.contact()
    }
    expect(await phone.takePictures()).toBe(false)
    publisher.stories = [story({ picture })]
    publisher.meanwhile = () => Promise.resolve()
    await phone.contact()
    publisher.meanwhile = async () => {
      publisher.stories = []
      await phone.contact()
    }
    expect(await phone.stories.picture(picture, { fetch: true })).toBe(null)
    expect(await phone.pictureRows()).toBe(0)
  })

  test('stays as long as there is no contact: nothing is known of it', async () => {
    publisher.stories = [story({ id: 'hers' })]
    const phone = phoneOf(publisher)
    await phone.contact()
    publisher.stories = []
    publisher.reachable = false
    await phone.contact()
    expect((await phone.stories.all())?.map(({ id }) => id)).toEqual(['hers'])
  })
})
