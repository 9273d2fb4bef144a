import { Network } from './network.ts'
import type { NearServer } from './near-server.ts'
import { Phone, type Tab } from './phone.ts'
import { Truth } from './truth.ts'
import { beginWorld, world } from './world.ts'

/** A history under way: everything there is in it. */
export interface Scene {
  server: NearServer
  network: Network
  phones: Phone[]
  truth: Truth
  /** How many values were written so far, to tell them apart. */
  written: number
  /** How far each notebook had read the feed when it was looked at last, and which histories of the server it had left. */
  read: WeakMap<object, { epoch: string | null; cursor: number; left: Set<string | null> }>
  /** Values that were not on screen right after they had been stored. */
  suspects: { tab: Tab; id: string }[]
}

/** Sets the scene: three phones, two of one person and one of another. */
export async function begin(server: NearServer, { seed, page }: { seed: number; page: 'short' | 'long' }): Promise<Scene> {
  beginWorld(seed)
  await server.renew()
  const network = new Network(server)
  network.page = page
  const phones = ['A', 'B', 'C'].map((name) => new Phone(name, network))
  const scene: Scene = { server, network, phones, truth: new Truth(), written: 0, read: new WeakMap(), suspects: [] }
  for (const [at, phone] of phones.entries()) {
    const tab = phone.open()
    await world().settle()
    tab.signIn(at < 2 ? 'hanako' : 'taro')
    await world().pass(1000)
  }
  return scene
}

