import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { StreamEvent } from '../../../src/api/stream.ts'
import { openChannel } from '../../../src/device/channel.ts'
import { follow } from '../../../src/device/live/follow.ts'
import { listenOnce } from '../../../src/device/live/listen.ts'
import { syncLock } from '../../../src/device/sync/lock.ts'
import { hanako, html, NearServer, problem, signedInPhone } from './phone.ts'

const framed = (event: StreamEvent) => `data: ${JSON.stringify(event)}\n\n`
const open: StreamEvent = { kind: 'open', v: 1, account: hanako.account, beat: 20_000, now: 1000 }

let server: NearServer
/** What the stream says, piece by piece; ended when `say` is given null. */
let say: (piece: string | null) => void
let streams: { path: string; signal: AbortSignal | null }[]
beforeEach(() => {
  server = new NearServer()
  streams = []
})

/** Answers streams with what `say` is told, and everything else as always. */
function streaming() {
  const answer = server.fetch
  server.fetch = async (path, init) => {
    if (!path.startsWith('/api/sync/stream')) return answer(path, init)
    streams.push({ path, signal: init.signal ?? null })
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        say = (piece) => (piece === null ? controller.close() : controller.enqueue(new TextEncoder().encode(piece)))
        init.signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')))
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }
}

/** A phone that listens, after a first round; and another one of the same person. */
async function listening() {
  streaming()
  const [phone, second] = [await signedInPhone(server), await signedInPhone(server)]
  await second.write('d1', 'before')
  await second.round()
  await phone.round()
  const away = new AbortController()
  onTestFinished(() => away.abort())
  let passes = 0
  let opened = false
  const context = { ...phone, account: hanako.account, channel: openChannel(), pass: () => (passes += 1) }
  const end = listenOnce(context, away.signal, () => (opened = true))
  await vi.waitFor(() => expect(streams).toHaveLength(1))
  /** What the server would stream after a place. */
  const rows = (before: number): StreamEvent => ({
    kind: 'rows', epoch: server.epoch, before, changes: server.model.feed(before), cursor: server.model.rev, now: 5000,
  })
  return { phone, second, end, away, rows, passes: () => passes, opened: () => opened }
}

describe('what is streamed', () => {
  test('is taken in without a request when it follows what the phone has', async () => {
    const { phone, second, rows, passes, opened } = await listening()
    say(framed(open))
    await vi.waitFor(() => expect(opened()).toBe(true))
    const before = server.model.rev
    await second.write('d3', 'from the other one')
    await second.round()
    const asked = server.asked.length
    const event = framed(rows(before))
    // Cut anywhere, in the middle of a character too.
    for (const piece of [event.slice(0, 40), event.slice(40)]) say(piece)
    await vi.waitFor(async () => expect(await phone.value('d3')).toBe('from the other one'))
    say(framed(rows(before)))
    await second.write('d3', 'and again')
    const then = server.model.rev
    await second.round()
    say(framed(rows(then)))
    await vi.waitFor(async () => expect(await phone.value('d3')).toBe('and again'))
    expect(server.asked.filter(({ path }) => path === '/api/sync').length).toBe(asked + 1)
    expect(passes()).toBe(0)
    // The next round begins where the stream ended.
    await phone.round()
    expect(server.asked.at(-1)?.body).toMatchObject({ cursor: server.model.rev })
  })

  test('is left alone when something is missing before it, or it counts in another history: an ordinary pass reads on', async () => {
    const { phone, second, rows, passes } = await listening()
    say(framed(open))
    await second.write('d3', 'one')
    await second.round()
    const gap = server.model.rev
    await second.write('d4', 'two')
    await second.round()
    say(framed(rows(gap)))
    await vi.waitFor(() => expect(passes()).toBe(1))
    say(framed({ ...rows(0), epoch: 'another' } as StreamEvent))
    await vi.waitFor(() => expect(passes()).toBe(2))
    expect(await phone.value('d3')).toBeUndefined()
    expect(await phone.value('d4')).toBeUndefined()
    await phone.round()
    expect(await phone.value('d4')).toBe('two')
  })

  test('of an own change waits for the pass that sends it, which then is not asked again', async () => {
    const { phone, rows } = await listening()
    say(framed(open))
    await phone.write('d3', 'mine')
    const before = server.model.rev
    const normally = server.answering
    server.answering = (asked, answer) => {
      const answered = answer()
      say(framed(rows(before)))
      return new Promise((resolve) => setTimeout(() => resolve(normally(asked, () => answered)), 50))
    }
    const asked = server.asked.length
    expect(await phone.round()).toBe('done')
    expect(server.asked.length).toBe(asked + 1)
    expect(await phone.waiting()).toBe(0)
  })

  test('does not stand for an own change that was decided after it was read: an ordinary pass reads on', async () => {
    const { phone, second, rows, passes } = await listening()
    say(framed(open))
    const before = server.model.rev
    await second.write('d3', 'theirs')
    await second.round()
    const told = rows(before)
    await phone.write('d3', 'mine')
    // The pass that sent it broke off after its first page.
    await phone.database.run((opened) => opened.pending.toCollection().modify({ outcome: 'applied' }))
    say(framed(told))
    await vi.waitFor(() => expect(passes()).toBe(1))
    expect(await phone.value('d3')).toBe('mine')
  })

  test('is not held up by a lock that another page was frozen with', async () => {
    const { phone, second, rows } = await listening()
    say(framed(open))
    let thaw = () => {}
    const frozen = navigator.locks.request(syncLock, () => new Promise<void>((resolve) => (thaw = resolve)))
    onTestFinished(async () => {
      thaw()
      await frozen
    })
    const before = server.model.rev
    server.model.take('another', { id: 'late', kind: 'set', type: 'draft', record: 'survey', field: 'd3', value: 'there', based: [], at: 1 })
    void second
    say(framed(rows(before)))
    await vi.waitFor(async () => expect(await phone.value('d3')).toBe('there'), { timeout: 10_000 })
  })

  test('is for nobody once the person has signed out on this phone', async () => {
    const { phone, second, rows, end } = await listening()
    say(framed(open))
    const before = server.model.rev
    await second.write('d3', 'not for here')
    await second.round()
    await phone.marks.change({ person: undefined })
    say(framed(rows(before)))
    expect(await end).toBe('lost')
    expect(await phone.value('d3')).toBeUndefined()
  })
})

describe('a stream that can’t be had', () => {
  const strangers: [string, () => Response | Promise<Response>, string][] = [
    ['a captive portal', () => html(200), 'lost'],
    ['a proxy’s page', () => html(403), 'refused'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'lost'],
    ['too many', () => problem(429, 'too-many-requests'), 'lost'],
    ['an ended session', () => problem(401, 'not-signed-in'), 'refused'],
    ['words of another kind', () => new Response('data: {"kind":"news"}\n\n', { headers: { 'content-type': 'text/event-stream' } }), 'lost'],
    ['another account', () => new Response(framed({ ...open, account: 'alex' }), { headers: { 'content-type': 'text/event-stream' } }), 'refused'],
  ]
  test.each(strangers)('because of %s empties nothing', async (_what, answer, ended) => {
    const phone = await signedInPhone(server)
    await phone.write('d3', 'mine')
    await phone.round()
    server.fetch = async () => answer()
    const environment = { ...phone.environment, fetch: async () => answer() }
    const context = { ...phone, environment, http: { ...phone.http, listen: async () => answer() }, account: hanako.account, channel: openChannel(), pass: () => undefined }
    expect(await listenOnce(context, new AbortController().signal, () => undefined)).toBe(ended)
    expect(await phone.value('d3')).toBe('mine')
  })

  test('because a proxy holds back what it says is given up, and one that falls silent too', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const held = await listening()
    held.phone.pass(10_000)
    await vi.advanceTimersByTimeAsync(2000)
    expect(await held.end).toBe('silent')
    expect(streams[0]?.signal?.aborted).toBe(true)
  })
})

test('a page listens while it is looked at, again after the stream ended, and not after its person left', async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' })
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  vi.spyOn(Math, 'random').mockReturnValue(0)
  onTestFinished(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
  const show = (state: string) => {
    page.visibilityState = state
    page.dispatchEvent(new Event('visibilitychange'))
  }
  streaming()
  const phone = await signedInPhone(server)
  await phone.round()
  const over = new AbortController()
  const lives: boolean[] = []
  let passes = 0
  const following = follow(
    { ...phone, account: hanako.account, channel: openChannel(), pass: () => (passes += 1), hint: () => undefined, onLive: (live) => lives.push(live) },
    over.signal,
  )
  await new Promise((resolve) => setImmediate(resolve))
  expect(streams).toHaveLength(0)
  show('visible')
  await vi.waitFor(() => expect(streams).toHaveLength(1))
  say(framed(open))
  await vi.waitFor(() => expect(lives.at(-1)).toBe(true))
  // What went on before the phone was put away is no longer heard, and another page may listen.
  show('hidden')
  await vi.waitFor(() => expect(streams[0]?.signal?.aborted).toBe(true))
  await vi.waitFor(() => expect(lives.at(-1)).toBe(false))
  show('visible')
  await vi.waitFor(() => expect(streams).toHaveLength(2))
  say(framed(open))
  say(framed({ kind: 'end' }))
  await vi.waitFor(() => expect(passes).toBe(1))
  await vi.waitFor(() => expect(streams).toHaveLength(3), { timeout: 5000 })
  over.abort()
  await following
  expect(streams[2]?.signal?.aborted).toBe(true)
})
