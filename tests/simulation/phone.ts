import { IDBKeyRange } from 'fake-indexeddb'
import type { Device, Notebook, Reading, Removed, Settled } from '../../src/device/device.ts'
import type { Environment } from '../../src/device/environment.ts'
import { openDevice } from '../../src/device/open.ts'
import { chanceOf } from './chance.ts'
import { beginning, type PersonName } from './near-server.ts'
import type { Network, Sender, Weather } from './network.ts'
import { Browser, type Page } from './page.ts'
import { copyStorage, PhoneStorage, TabStorage } from './storage.ts'
import { actAs, world } from './world.ts'

/** One phone or computer: its storage, its cookies, its clock, and the tabs that are open on it. */
export class Phone implements Sender {
  readonly name: string
  factory = new PhoneStorage()
  cookie = ''
  weather: Weather = 'fine'
  /** How far its clock is off, in milliseconds. */
  off = 0
  browser = new Browser()
  tabs: Tab[] = []
  readonly network: Network
  readonly names: () => string

  constructor(name: string, network: Network) {
    this.name = name
    this.network = network
    const chance = chanceOf(world().chance.below(2 ** 31))
    this.names = () => chance.word()
  }

  /** Opens the app in one more tab. It may still be starting when this returns. */
  open(): Tab {
    const tab = new Tab(this)
    this.tabs.push(tab)
    return tab
  }

  /** The app ends everywhere on this phone, without a word. */
  end(): void {
    for (const tab of this.tabs) tab.end()
    this.tabs = []
  }

  /** Another phone that was set up from a copy of this one. */
  async clone(name: string): Promise<Phone> {
    const other = new Phone(name, this.network)
    other.factory = await copyStorage(this.factory)
    other.cookie = this.cookie
    other.off = this.off
    return other
  }
}

/** The app in one tab, with what the person has in front of them there. */
export class Tab implements Page {
  readonly name: string
  readonly phone: Phone
  alive = true
  readonly events = new EventTarget()
  readonly document = new EventTarget()
  readonly browser: Browser
  readonly storage: TabStorage
  device: Device | null = null
  /** Why the app did not start. */
  failure: unknown = null
  /** What is on screen, by place, and whose it is. */
  screen = new Map<string, Reading>()
  screenOf: Notebook | null = null
  /** The notebook that was looked at last for words of somebody else, and what was stored on the phone by then. */
  seen: { notebook: Notebook; changes: number } | null = null
  removed: Removed | null = null
  settled: Settled | null = null

  constructor(phone: Phone) {
    this.phone = phone
    this.name = `${phone.name}.${phone.tabs.length + 1}`
    this.browser = phone.browser
    this.storage = new TabStorage(phone.factory)
    const environment: Environment = {
      fetch: phone.network.fetchFrom(phone),
      now: () => beginning + world().now + phone.off,
      newId: phone.names,
      databases: { indexedDB: this.storage.factory, IDBKeyRange },
    }
    actAs(this, () => openDevice(environment)).then(
      (device) => (this.device = device),
      (failure: unknown) => (this.failure = failure),
    )
  }

  /** The notebook that is open here; null: nobody is signed in, or the app is still starting. */
  notebook(): Notebook | null {
    const notebook = this.alive ? (this.device?.notebook() ?? null) : null
    if (notebook !== this.screenOf) {
      this.screenOf = notebook
      this.screen.clear()
      this.removed = null
      this.settled = null
    }
    return notebook
  }

  person(): PersonName | null {
    return (this.notebook()?.person.email.split('@')[0] ?? null) as PersonName | null
  }

  /** Does something as a person at this tab does it: it goes on by itself, and ends with the tab. */
  act(work: () => Promise<unknown>): void {
    actAs(this, work).catch((failure: unknown) => {
      // The app says on screen that it could not be stored: then it is not called saved.
      if (this.alive) world().said.push(`${this.name}: ${String(failure)}`)
    })
  }

  /** Signs somebody in, as the sign-in page does. */
  signIn(name: PersonName): void {
    this.act(async () => {
      await this.device?.enter(async (door) => {
        const reply = await door.request('POST', '/api/session', { body: { email: name } })
        if (reply.kind !== 'json') return { ok: false, problem: 'offline' }
        const { account } = reply.body as { account: string }
        return { ok: true, value: { person: { account, role: 'registrant', name: '', email: `${name}@example.jp` }, shared: false } }
      })
    })
  }

  end(): void {
    if (!this.alive) return
    this.alive = false
    this.storage.end()
    for (const entry of this.browser.channels) if (entry.who === this) this.browser.channels.delete(entry)
    actAs(undefined, () => this.browser.next())
  }
}
