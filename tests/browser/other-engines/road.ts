import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** The way to a server: while it is cut, connections are refused, as where no server is. */
export interface Road {
  /** What stands at its near end; the same all the time. */
  readonly origin: string
  cut(): Promise<void>
  mend(): Promise<void>
}

/** Builds a road to the server at an origin. */
export async function buildRoad(to: string): Promise<Road> {
  const { hostname, port } = new URL(to)
  const open = new Set<Socket>()
  let near: Server | null = null

  const listen = async (at: number): Promise<number> => {
    near = createServer((socket) => {
      const far = connect(Number(port), hostname)
      for (const [one, other] of [[socket, far], [far, socket]] as const) {
        open.add(one)
        one.pipe(other)
        // Whatever happens to one end happens to the other.
        one.on('error', () => other.destroy())
        one.on('close', () => {
          open.delete(one)
          other.destroy()
        })
      }
    }).listen(at, 'localhost')
    await once(near, 'listening')
    const address = near.address()
    if (address === null || typeof address === 'string') throw new Error('the road has no port')
    return address.port
  }

  const at = await listen(0)
  return {
    origin: `http://localhost:${at}`,
    cut: async () => {
      if (near === null) return
      const closed = once(near, 'close')
      near.close()
      for (const socket of open) socket.destroy()
      near = null
      await closed
    },
    mend: async () => {
      await listen(at)
    },
  }
}
