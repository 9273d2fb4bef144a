import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * Stands between a server and its database and can cut a connection in the middle of a commit: `before` the database is
 * told, or `after` it has done it, when only the answer is lost.
 */
export interface Proxy {
  /** The database's address, by this way. */
  readonly url: string
  /** How many commits were cut. */
  readonly cut: number
  /** Cuts the next commits, this many. */
  cutCommits(when: 'before' | 'after', times?: number): void
}

/** Opens a way to the database at `url` that lasts as long as the test. */
export async function openProxy(url: string): Promise<Proxy> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let next: { when: 'before' | 'after'; times: number } = { when: 'before', times: 0 }
  let cut = 0
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    const both = [client, database]
    const end = () => both.forEach((socket) => socket.destroy())
    for (const socket of both) {
      sockets.add(socket)
      // Cut connections fail on both sides: that is what they are for.
      socket.on('error', end).on('close', end)
    }
    let losing = false
    client.on('data', (chunk: Buffer) => {
      if (next.times > 0 && chunk.toString('latin1').includes('commit\0')) {
        next.times -= 1
        cut += 1
        if (next.when === 'before') return end()
        losing = true
      }
      database.write(chunk)
    })
    database.on('data', (chunk: Buffer) => (losing ? end() : client.write(chunk)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy does not listen')
  const own = new URL(url)
  own.port = String(address.port)
  return {
    url: own.href,
    get cut() {
      return cut
    },
    cutCommits(when, times = 1) {
      next = { when, times }
    },
  }
}
