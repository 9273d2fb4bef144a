import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const house = fileURLToPath(new URL('../..', import.meta.url))

/** The real server in a process of its own, on a database of its own with the sample people. */
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
const compiled = join(house, 'test-results/compiled')

/**
 * Starts a server and waits until it answers. `from`: the top folder of the installation, ours when left out;
 * `environment`: how it is set up beside its port and its data; `command`: the script that runs it, and what that is told. Throws with what the process printed when it ends instead
 * of answering.
 */
export async function startServer(
  from: string = house,
  environment: Record<string, string> = {},
  command: readonly string[] = ['src/server/start.ts'],
): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jgrad-'))
  let child: ChildProcess
  let port = 0

  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [...command], {
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
    port = await portOf(child)
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const kill = (): Promise<void> => end('SIGKILL')

  await start()
  return {
    get origin() {
      return `http://localhost:${port}`
    },
    dataDir,
    get pid() {
      return child.pid
    },
    kill,
    stop: () => end('SIGTERM'),
    start,
    remove: async () => {
      await kill()
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
