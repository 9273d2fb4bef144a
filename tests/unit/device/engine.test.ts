import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openChannel } from '../../../src/device/channel.ts'
import { startEngine } from '../../../src/device/sync/engine.ts'
import { hanako, NearServer, signedInPhone } from './phone.ts'

let server: NearServer
const within = { timeout: 20_000 }
beforeEach(() => {
  server = new NearServer()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  // The longest that chance can make a phone wait.
  vi.spyOn(Math, 'random').mockReturnValue(0.999)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A phone with a word to send, and the engine of its page. */
async function startedPhone() {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'a word')
  let ended = 0
  const engine = startEngine({
    ...phone,
    person: hanako,
    device: phone.name,
    shared: false,
    channel: openChannel(),
    waiting: phone.waiting,
    onPhase: () => undefined,
    onEnd: () => (ended += 1),
  })
  onTestFinished(() => engine.stop())
  return { phone, engine, rounds: () => ended }
}

test('a network that comes back in the middle of a round that fails is used within seconds, however long waits had grown', async () => {
  const { phone, engine, rounds } = await startedPhone()
  server.answering = () => {
    throw new TypeError('Failed to fetch')
  }
  engine.nudge('now')
  for (let failed = 1; failed <= 10; failed++) {
    await vi.waitFor(() => expect(rounds()).toBe(failed), within)
    if (failed < 10) await vi.advanceTimersByTimeAsync(20 * 60_000)
  }

  let breakOff = () => {}
  server.answering = () =>
    new Promise((_, reject) => {
      breakOff = () => reject(new TypeError('Failed to fetch'))
    })
  const asked = server.asked.length
  await vi.advanceTimersByTimeAsync(20 * 60_000)
  await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(asked), within)
  // The network is there again, but what was asked without it is lost all the same.
  engine.nudge('hint')
  breakOff()
  await vi.waitFor(() => expect(rounds()).toBe(11), within)
  server.answering = (_, normally) => normally()
  await vi.advanceTimersByTimeAsync(10_000)
  await vi.waitFor(() => expect(rounds()).toBe(12), within)
  expect(await phone.waiting()).toBe(0)
})
