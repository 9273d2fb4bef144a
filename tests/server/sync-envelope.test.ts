import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { id, openHouse, problemOf, readAnswer, set } from './house.ts'

describe('a batch', () => {
  it('with one invalid change among a hundred has ninety-nine applied and one refused, in order', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const changes: Record<string, unknown>[] = Array.from({ length: 100 }, (_, each) =>
      set({ type: 'draft', record: 'survey', field: `f${each}`, value: each }),
    )
    changes[41] = { ...changes[41], based: 'not a list' }
    const { results } = await phone.sync(changes)
    expect(results.map((result) => result.id)).toEqual(changes.map((change) => change['id']))
    expect(results.filter(({ outcome }) => outcome === 'applied')).toHaveLength(99)
    expect(results[41]).toEqual({ id: changes[41]['id'], outcome: 'refused', code: 'invalid' })
  })

  it.each([
    ['refused', 'invalid', null],
    ['refused', 'invalid', 'text'],
    ['refused', 'invalid', { kind: 'set' }],
    ['refused', 'invalid', set({ kind: 'merge' })],
    ['refused', 'invalid', set({ value: undefined })],
    ['refused', 'invalid', set({ based: Array.from({ length: 9 }, () => id()) })],
    ['refused', 'too-large', set({ value: 'あ'.repeat(22_000) })],
    ['refused', 'name', set({ field: 'jgradId' })],
    ['refused', 'name', set({ type: 'draft', record: 'survey', field: '$receipt' })],
    ['refused', 'name', set({ type: 'draft', record: '../survey' })],
    ['refused', 'name', set({ type: 'draft', record: 'survey', field: 'constructor' })],
    ['refused', 'name', set({ record: 'you' })],
    ['refused', 'name', set({ type: 'conflict', record: 'any' })],
    ['refused', 'name', { id: id(), kind: 'remove', type: 'profile', record: 'me', seen: {}, at: 1 }],
    ['parked', 'unknown-type', set({ type: 'garden', record: 'rose', field: 'colour' })],
    ['parked', 'unknown-type', { id: id(), kind: 'remove', type: 'garden', record: 'rose', seen: {}, at: 1 }],
    ['parked', 'newer-field', set({ field: 'starSign' })],
  ])('has a change %s as %s, and nothing else waits for it: %j', async (outcome, code, change) => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const good = set()
    const answer = await phone.sync([change, good])
    expect(answer.results).toEqual([{ id: (change as { id?: string } | null)?.id ?? '', outcome, code }, { id: good.id, outcome: 'applied' }])
    expect(answer.changes).toEqual([expect.objectContaining({ kind: 'set', id: good.id })])
  })

  it('has nothing remembered of refused and parked changes, so that they can be offered again', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const parked = set({ field: 'starSign' })
    await phone.sync([parked])
    expect((await phone.sync([{ ...parked, field: 'school' }])).results).toEqual([{ id: parked.id, outcome: 'applied' }])
  })

  it('may nest a value too deep for any reader: that change is refused alone', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`
    const good = set()
    const envelope = phone.envelope(['DEEP', good])
    const answer = await readAnswer(await phone.post(JSON.stringify(envelope).replace('"DEEP"', deep)))
    expect(answer.results).toEqual([{ id: '', outcome: 'refused', code: 'invalid' }, { id: good.id, outcome: 'applied' }])
    expect(house.failures).toEqual([])
  })

  it('takes times as text too', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const { changes } = await phone.sync([set({ at: '2026-11-21T09:00:00+09:00' })])
    expect(changes).toEqual([expect.objectContaining({ at: Date.parse('2026-11-21T00:00:00Z') })])
  })

  it('of anything at all is answered, and never with a server error', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const name = fc.oneof(fc.constantFrom('profile', 'draft', 'me', 'name', 'conflict', '__proto__', 'constructor', ''), fc.string())
    const change = fc.oneof(
      fc.jsonValue(),
      fc.record({
        id: fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.string()),
        kind: fc.constantFrom('set', 'remove', 'other'),
        type: name,
        record: name,
        field: name,
        value: fc.jsonValue(),
        based: fc.array(fc.constantFrom('a', 'b', 'c')),
        seen: fc.dictionary(name, fc.array(fc.constantFrom('a', 'b', 'c'))),
        at: fc.oneof(fc.double(), fc.integer()),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 20 }), async (changes) => {
        const answer = await phone.sync(changes)
        expect(answer.results).toHaveLength(changes.length)
      }),
      { numRuns: 100 },
    )
    expect(house.failures).toEqual([])
  })
})

describe('an envelope', () => {
  it.each([
    ['v', { v: 2 }],
    ['request', { request: '' }],
    ['request', { request: undefined }],
    ['device', { device: 'a b' }],
    ['schema', { schema: 'new' }],
    ['cursor', { cursor: -1 }],
    ['cursor', { cursor: 1.5 }],
    ['epoch', { epoch: 5 }],
    ['changes', { changes: {} }],
    ['changes', { changes: undefined }],
  ])('that is wrong in %s is 400 and names it', async (field, wrong) => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    expect(await problemOf(await phone.post(phone.envelope([], wrong)))).toMatchObject({ status: 400, code: 'bad-request', field })
  })

  it.each(['', '{', '[]', 'null', '"text"', '\u{feff}{}', '<html>'])('that is no JSON object is 400: %j', async (body) => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    expect(await problemOf(await phone.post(body))).toMatchObject({ status: 400, code: 'bad-request' })
  })

  it('for another account is 409 and has no effect', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const other = await house.signIn('aiko@example.jp')
    const envelope = phone.envelope([set()], { account: other.account })
    expect(await problemOf(await phone.post(envelope))).toMatchObject({
      status: 409,
      code: 'other-account',
      request: envelope.request,
      account: other.account,
    })
    expect((await phone.sync()).changes).toEqual([])
    expect((await other.sync()).changes).toEqual([])
  })

  it('of an app too old is 426, of a newer one is taken', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const envelope = phone.envelope([], { schema: 0 })
    expect(await problemOf(await phone.post(envelope))).toMatchObject({ status: 426, code: 'update-needed', request: envelope.request })
    expect((await readAnswer(await phone.post(phone.envelope([], { schema: 99 })))).schema).toEqual({ min: 1, max: 1 })
  })

  it('with more than a thousand changes is 413, with a thousand is taken', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const small = (count: number) => Array.from({ length: count }, (_, each) => ({ id: `c${each}` }))
    expect(await problemOf(await phone.post(phone.envelope(small(1001))))).toMatchObject({ status: 413, code: 'too-large' })
    expect((await phone.sync(small(1000))).results).toHaveLength(1000)
  })

  it('over 256 KiB is 413 and has no effect, whether announced, streamed or inflated', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const values = Array.from({ length: 5 }, (_, each) => set({ type: 'draft', record: 's', field: `f${each}`, value: 'a'.repeat(60_000) }))
    const text = JSON.stringify(phone.envelope(values))
    expect(await problemOf(await phone.post(text))).toMatchObject({ status: 413, code: 'too-large' })
    const zipped = gzipSync(text)
    expect(zipped.length).toBeLessThan(10_000)
    expect(await problemOf(await phone.post(new Uint8Array(zipped), { 'content-encoding': 'gzip' }))).toMatchObject({ status: 413 })
    const streamed = await fetch(`${house.url}/api/sync`, {
      method: 'POST',
      headers: { cookie: phone.cookie, 'sec-fetch-site': 'same-origin' },
      body: new Blob([text]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(await problemOf(streamed)).toMatchObject({ status: 413 })
    const huge = await phone.post('x'.repeat(5_000_000))
    expect(await problemOf(huge)).toMatchObject({ status: 413 })
    expect((await phone.sync()).changes).toEqual([])
    const fits = await phone.sync(values.slice(0, 4))
    expect(fits.results.every(({ outcome }) => outcome === 'applied')).toBe(true)
  })
})

describe('gzip', () => {
  it('is taken both ways, and nothing on the way may keep the answer', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const changes = Array.from({ length: 100 }, (_, each) => set({ type: 'draft', record: 's', field: `f${each}`, value: each }))
    const body = new Uint8Array(gzipSync(JSON.stringify(phone.envelope(changes))))
    const answer = await phone.post(body, { 'content-encoding': 'gzip', 'accept-encoding': 'gzip' })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await readAnswer(answer)).changes).toHaveLength(100)
    const plain = await phone.post(phone.envelope(), { 'accept-encoding': 'gzip;q=0, identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect((await readAnswer(plain)).changes).toHaveLength(100)
  })

  it('that is broken, cut or of another kind is 400', async () => {
    const house = await openHouse()
    const phone = await house.signIn('jiro@example.jp')
    const whole = new Uint8Array(gzipSync(JSON.stringify(phone.envelope())))
    expect(gunzipSync(whole).length).toBeGreaterThan(0)
    for (const [body, encoding] of [[whole.slice(0, 30), 'gzip'], ['{}', 'gzip'], ['{}', 'br']] as const) {
      expect(await problemOf(await phone.post(body, { 'content-encoding': encoding }))).toMatchObject({
        status: 400,
        field: 'content-encoding',
      })
    }
  })
})
