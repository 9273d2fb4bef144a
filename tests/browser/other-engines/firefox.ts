import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { commands, type Wire } from './webdriver.ts'

/** Beside what Firefox sets by itself while it is driven: nothing of its own on the network, and the reader's language. */
const preferences = [
  ['intl.accept_languages', 'ja'],
  ['marionette.port', 0],
  ['app.normandy.enabled', false],
  ['app.update.disabledForTesting', true],
  ['datareporting.policy.dataSubmissionEnabled', false],
  ['network.captive-portal-service.enabled', false],
  ['network.connectivity-service.enabled', false],
]

/** Starts Firefox without a window and speaks Marionette with it: WebDriver's commands over a socket of its own. */
export async function startFirefox(program: string): Promise<Wire> {
  const profile = mkdtempSync(join(tmpdir(), 'jgrad-firefox-'))
  writeFileSync(join(profile, 'user.js'), preferences.map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(''))
  const child = spawn(program, ['--headless', '--no-remote', '--marionette', '--profile', profile], { stdio: 'ignore' })
  const portFile = join(profile, 'MarionetteActivePort')
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await expect.poll(() => existsSync(portFile) && readFileSync(portFile, 'utf8') !== '', { timeout: 30_000, intervals: [50] }).toBe(true)
    const socket = connect(Number(readFileSync(portFile, 'utf8')), '127.0.0.1')
    const exchange = marionette(socket)
    const send: Wire['send'] = (command, params = {}) => exchange(commands[command].name, params)
    await send('newSession', { capabilities: { alwaysMatch: { pageLoadStrategy: 'normal' } } })
    return {
      send,
      close: async () => {
        socket.destroy()
        await close()
      },
    }
  } catch (failure) {
    await close()
    throw failure
  }
}

/** Asks and is answered in turn: `<bytes>:<json>`, where the JSON is `[0, id, name, params]` and `[1, id, error, result]`. */
function marionette(socket: Socket): (name: string, params: object) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  let heard = Buffer.alloc(0)
  let last = 0
  socket.on('data', (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk])
    for (;;) {
      const colon = heard.indexOf(':')
      const end = colon + 1 + Number(heard.subarray(0, colon).toString())
      if (colon < 0 || heard.length < end) return
      const message = JSON.parse(heard.subarray(colon + 1, end).toString()) as [1, number, { error: string; message: string } | null, unknown]
      heard = heard.subarray(end)
      // The first thing said is a greeting, and no answer.
      if (!Array.isArray(message)) continue
      const [, id, error, result] = message
      // What HTTP gives bare is wrapped here, but for lists and handles of new tabs.
      if (error === null) waiting.get(id)?.resolve(isWrapped(result) ? result.value : result)
      else waiting.get(id)?.reject(new Error(`${error.error}: ${error.message}`))
      waiting.delete(id)
    }
  })
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox ended'))
  })
  return (name, params) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      const text = JSON.stringify([0, last, name, params])
      socket.write(`${Buffer.byteLength(text)}:${text}`)
    })
}

const isWrapped = (result: unknown): result is { value: unknown } => typeof result === 'object' && result !== null && Object.keys(result).join() === 'value'
