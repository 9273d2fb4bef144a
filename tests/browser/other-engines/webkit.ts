import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type Command, commands, type Wire } from './webdriver.ts'

/** Starts WebKitGTK's own small browser on a screen that nobody sees, and speaks WebDriver over HTTP with its driver. */
export async function startWebKit(programs: { driver: string; screen: string }): Promise<Wire> {
  const home = mkdtempSync(join(tmpdir(), 'jgrad-webkit-'))
  const screen = spawn(programs.screen, ['-displayfd', '1', '-screen', '0', '1024x844x24', '-nolisten', 'tcp'], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  const started: ChildProcess[] = [screen]
  const close = async (): Promise<void> => {
    for (const child of started.toReversed()) await end(child)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const [number] = (await once(screen.stdout, 'data')) as [Buffer]
    const port = await freePort()
    const driver = spawn(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      detached: true,
      env: {
        PATH: process.env['PATH'],
        DISPLAY: `:${number.toString().trim()}`,
        HOME: home,
        XDG_RUNTIME_DIR: home,
        LANG: 'C.UTF-8',
        LANGUAGE: 'ja',
      },
    })
    started.push(driver)
    const address = `http://127.0.0.1:${port}`
    await expect.poll(() => fetch(`${address}/status`).then(({ ok }) => ok, () => false), { timeout: 30_000, intervals: [50] }).toBe(true)
    const { sessionId } = (await exchange(address, 'newSession', '', { capabilities: { alwaysMatch: {} } })) as { sessionId: string }
    return {
      send: (command, params = {}) => exchange(address, command, sessionId, params),
      close: async () => {
        // Its browser and that one's processes end in their own time, and the profile can be removed.
        try {
          await exchange(address, 'endSession', sessionId, {})
        } finally {
          await close()
        }
      },
    }
  } catch (failure) {
    await close()
    throw failure
  }
}

async function exchange(address: string, command: Command, session: string, { id, ...params }: Record<string, unknown>): Promise<unknown> {
  const { method, path } = commands[command]
  const filled = path.replace('{session}', session).replace('{id}', String(id))
  const answer = await fetch(address + filled, { method, ...(method === 'POST' ? { body: JSON.stringify(params) } : {}) })
  const { value } = (await answer.json()) as { value: unknown }
  if (answer.ok) return value
  const { error, message } = value as { error: string; message: string }
  throw new Error(`${error}: ${message}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Ends a process with all that it started: each leads a group of its own. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  process.kill(-child.pid, 'SIGKILL')
  await gone
}
