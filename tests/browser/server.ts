import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Host } from './host.ts'

const house = fileURLToPath(new URL('../..', import.meta.url))

/** The real server on a database of its own with the sample people, in a process that is no other test's meanwhile. */
export interface Server {
  /** `http://localhost:<port>`; the same after every restart. */
  readonly origin: string
  readonly dataDir: string
  /** The process's id; another one after every restart. */
  readonly pid: number | undefined
  /** Ends the process as a power cut would (SIGKILL); resolves when it is gone. */
  kill(): Promise<void>
  /** Ends the process as an operator does (SIGTERM); resolves when it is gone. */
  stop(): Promise<void>
  /** Starts it again on the same port and data; resolves when it answers. */
  start(): Promise<void>
  /** Ends it and removes its data. */
  remove(): Promise<void>
}

/** Where compiled code is kept between servers of one run: with it a server starts in two thirds of the time. */
export const compiled = join(house, 'test-results/compiled')

/** Has a host serve a new place. Once its process is ended, it is started again as one of its own, as operators do. */
export async function borrowServer(host: Host): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jgrad-'))
  const { child, port } = await host.serve(dataDir)
  return serverOf({ from: house, environment: {}, command: serverItself }, dataDir, { child, port }, () => host.rest())
}

/**
 * Starts a server in a process of its own and waits until it answers. `from`: the top folder of the installation, ours when
 * left out; `environment`: how it is set up beside its port and its data; `command`: the script that runs it, and what that is
 * told. Throws with what the process printed when it ends instead of answering.
 */
export async function startServer(
  from: string = house,
  environment: Record<string, string> = {},
  command: readonly string[] = serverItself,
): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jgrad-'))
  const run = { from, environment, command }
  return serverOf(run, dataDir, await startProcess(run, dataDir, 0))
}

/** How a process is run. */
interface Run {
  from: string
  environment: Record<string, string>
  command: readonly string[]
}
const serverItself = ['src/server/start.ts']

/** A running process, and the port it answers on. */
interface Started {
  child: ChildProcess
  port: number
}

async function startProcess({ from, environment, command }: Run, dataDir: string, port: number): Promise<Started> {
  const child = spawn(process.execPath, [...command], {
    cwd: from,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_COMPILE_CACHE: compiled,
      PORT: String(port),
      DATA_DIR: dataDir,
      ...environment,
    },
  })
  return { child, port: await portOf(child) }
}

/** What tests do with a server that runs. `rest`: how one is taken leave of whose process others will need. */
function serverOf(run: Run, dataDir: string, started: Started, rest?: () => Promise<void>): Server {
  let { child } = started
  const { port } = started
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const kill = (): Promise<void> => end('SIGKILL')

  return {
    origin: `http://localhost:${port}`,
    dataDir,
    get pid() {
      return child.pid
    },
    kill,
    stop: () => end('SIGTERM'),
    start: async () => {
      child = (await startProcess(run, dataDir, port)).child
    },
    remove: async () => {
      if (rest !== undefined && child === started.child) await rest()
      else await kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer): void => {
      printed += chunk.toString()
      const port = /http:\/\/(?:localhost|127\.0\.0\.1|\[::1?\]):(\d+)/.exec(printed)?.[1]
      if (port !== undefined) resolve(Number(port))
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code, signal) => {
      reject(new Error(`the server ended (${String(code ?? signal)}) and printed:\n${printed}`))
    })
  })
}
