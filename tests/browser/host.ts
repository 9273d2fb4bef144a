import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/**
 * A process that is the server of one test after the other, each on its own data and port: loading the code of a server
 * takes ten times as long as all else about its start. A test that ends the process ends it in earnest; the next one is
 * given another.
 */
export interface Host {
  /** Serves what is in a folder; returns the process and its port. */
  serve(dataDir: string): Promise<{ child: ChildProcess; port: number }>
  /** Stops serving, and keeps the process for the next test. */
  rest(): Promise<void>
  /** Ends the process. */
  close(): Promise<void>
}

/** What a host is told: the folder to serve from now on, or null for none. */
export interface HostOrder {
  serveIn: string | null
}
export type HostAnswer = { port: number | null } | { failure: string }

/** Prepares a host, whose process begins with the first server. `compiled`: where compiled code is kept. */
export function openHost(compiled: string): Host {
  let child: ChildProcess | null = null
  let ended: Promise<[HostAnswer]> | null = null
  const isAlive = () => child !== null && child.exitCode === null && child.signalCode === null

  const tell = async (order: HostOrder): Promise<{ child: ChildProcess; port: number | null }> => {
    if (child === null || !isAlive()) {
      child = fork(fileURLToPath(new URL('hosted.ts', import.meta.url)), {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: [],
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_COMPILE_CACHE: compiled },
      })
      ended = once(child, 'exit').then(([code, signal]) => [{ failure: `it ended (${String(code ?? signal)})` }])
    }
    const answered = once(child, 'message') as Promise<[HostAnswer]>
    child.send(order)
    const [answer] = await (ended === null ? answered : Promise.race([answered, ended]))
    if ('failure' in answer) throw new Error(`the server does not start: ${answer.failure}`)
    return { child, port: answer.port }
  }

  return {
    serve: async (dataDir) => {
      const { child: process, port } = await tell({ serveIn: dataDir })
      if (port === null) throw new Error('the host serves nothing')
      return { child: process, port }
    },
    rest: async () => {
      if (isAlive()) await tell({ serveIn: null })
    },
    close: async () => {
      if (child === null || !isAlive()) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
