import { setImmediate } from 'node:timers/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { maxPictureBytes, type OfficeStory } from '../../../src/api/office-stories.ts'
import { makeSmall } from '../../../src/server/stories/picture.ts'
import { openHouse, problemOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { deskOf, photograph, storyFrom } from './desk.ts'

async function begin() {
  const house = await openHouse()
  const client = await atWork(house)
  const desk = deskOf(client)
  return { house, client, desk, story: await storyFrom(desk.begin()) }
}
const bytesOf = ({ picture }: OfficeStory): Buffer => Buffer.from(picture?.body ?? '', 'base64')

describe('a picture', () => {
  it('is made small and upright, and loses all that a camera wrote into it', async () => {
    const { desk, story } = await begin()
    const camera = sharp(await photograph({ width: 2400, height: 1600 }))
      .withExif({ IFD0: { Make: 'Camera of Aoki', Orientation: '6' }, IFD3: { GPSLatitude: '33/1 35/1 0/1', GPSLatitudeRef: 'N' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><who>Aoki</who></x:xmpmeta>')
      .withMetadata({ orientation: 6 })
    const file = Uint8Array.from(await camera.jpeg({ quality: 95 }).toBuffer())
    const before = await sharp(file).metadata()
    expect([before.exif !== undefined, before.orientation]).toEqual([true, 6])
    const taken = await storyFrom(desk.picture(story, file))
    const bytes = bytesOf(taken)
    expect(bytes.byteLength).toBeLessThanOrEqual(80 * 1024)
    const { format, width, height, exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata()
    expect({ format, exif, xmp, icc, iptc, orientation }).toEqual({ format: 'webp', exif: undefined, xmp: undefined, icc: undefined, iptc: undefined, orientation: undefined })
    // It lay on its side: 2400 × 1600, turned.
    expect(height).toBeGreaterThan(width)
    expect(height).toBeLessThanOrEqual(960)
    expect(taken.picture).toMatchObject({ type: 'image/webp', width, height, bytes: bytes.byteLength })
    expect(bytes.toString('latin1')).not.toMatch(/Aoki|Camera|GPS/)
  })

  it('that moves becomes its first moment; one that is see-through stands on white', async () => {
    const { desk, story } = await begin()
    const frames = await Promise.all(['#f00', '#0f0', '#00f'].map((background) => sharp({ create: { width: 200, height: 200, channels: 3, background } }).png().toBuffer()))
    const moving = await sharp(frames, { join: { animated: true } }).gif({ delay: [100, 100, 100] }).toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(3)
    const taken = await storyFrom(desk.picture(story, Uint8Array.from(moving)))
    const { pages, height } = await sharp(bytesOf(taken)).metadata()
    expect([pages ?? 1, height]).toEqual([1, 200])
    const { dominant } = await sharp(bytesOf(taken)).stats()
    expect(dominant.r).toBeGreaterThan(200)
    const clear = await sharp({ create: { width: 200, height: 200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer()
    const opaque = await sharp(bytesOf(await storyFrom(desk.picture(taken, Uint8Array.from(clear))))).stats()
    expect(opaque.dominant.g).toBeGreaterThan(240)
  })

  it('is refused when it is none, is broken, or is too small, and nothing changes', async () => {
    const { desk, story } = await begin()
    const whole = await photograph()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>alert(1)</script><rect width="400" height="400"/></svg>'
    const dot = Uint8Array.from(await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } }).png().toBuffer())
    const tiff = Uint8Array.from(await sharp(whole).tiff().toBuffer())
    for (const [file, code] of [
      ['これは写真ではありません。', 'picture-unreadable'], [new Uint8Array(0), 'picture-unreadable'], [svg, 'picture-unreadable'], [tiff, 'picture-unreadable'],
      [whole.slice(0, whole.length / 2), 'picture-unreadable'], [dot, 'picture-too-small'],
      [await photograph({ width: 4000, height: 160 }), 'picture-too-small'],
    ] as const) {
      expect(await problemOf(await desk.picture(story, file))).toMatchObject({ status: 422, code })
    }
    expect(await storyFrom(desk.open(story.id))).toMatchObject({ rev: 1, picture: null })
  })

  it('that claims to be bigger than any camera takes is refused before it fills the memory', async () => {
    const { desk, story } = await begin()
    const vast = await sharp({ create: { width: 16_000, height: 8000, channels: 3, background: '#fff' } }).png().toBuffer()
    expect(vast.byteLength).toBeLessThan(maxPictureBytes)
    expect(await problemOf(await desk.picture(story, Uint8Array.from(vast)))).toMatchObject({ code: 'picture-unreadable' })
  })

  it('is made small alone, however many come at once', async () => {
    const file = await photograph({ width: 1600, height: 1200 })
    let most = 0
    const all = Promise.all(Array.from({ length: 4 }, () => makeSmall(file)))
    while (!(await Promise.race([all.then(() => true), setImmediate(false)]))) most = Math.max(most, sharp.counters().process)
    expect((await all).every((made) => 'hash' in made)).toBe(true)
    expect(most).toBe(1)
  })

  it('of too many bytes is refused while it comes in', async () => {
    const { house, client, story } = await begin()
    const chunk = new Uint8Array(1024 * 1024)
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        if (sent > 100) controller.close()
        else controller.enqueue(chunk)
      },
    })
    const init = { method: 'POST', headers: { cookie: client.cookie, 'sec-fetch-site': 'same-origin' }, body, duplex: 'half' } as RequestInit
    const answer = await fetch(`${house.url}/api/office/stories/${story.id}/picture?rev=1`, init)
    expect(await problemOf(answer)).toMatchObject({ status: 413, code: 'too-large' })
    expect(sent).toBeLessThan(60)
  })

  it('takes the place of the one before, which is kept for as long as everybody sees it', async () => {
    const { house, desk, story } = await begin()
    const first = await storyFrom(desk.picture(story, await photograph()))
    const second = await storyFrom(desk.picture(first, await photograph({ width: 300, height: 300 })))
    expect(second.picture?.hash).not.toBe(first.picture?.hash)
    const kept = () => house.store.read((tx) => tx.selectFrom('pictures').select('hash').execute())
    expect(await kept()).toEqual([{ hash: second.picture?.hash }])
    expect((await storyFrom(desk.deed(second, 'picture/remove'))).picture).toBeNull()
    expect(await kept()).toEqual([])
  })
})
