import { createHash, type BinaryLike } from 'node:crypto'
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { type Actor, actor, world } from './world.ts'

/**
 * What a browser gives to pages and Node does not, or gives in its own time: locks, channels between tabs, timers,
 * events of the page, hashes. Each tab finds its own; all keep the time of the world.
 */

/** A tab with what its browser keeps for it. */
export interface Page extends Actor {
  readonly events: EventTarget
  readonly document: EventTarget
  readonly browser: Browser
}

const pageOf = (who: Actor | undefined): Page => {
  if (!who || !('browser' in who)) throw new Error('code of a page ran outside of any page')
  return who as Page
}

interface Held {
  name: string
  who: Page
  steal: (reason: DOMException) => void
}
interface Waiting {
  name: string
  who: Page
  take: () => void
}

/** What all tabs of one phone share, beside storage. */
export class Browser {
  /** Locks are broken: everybody gets every one. Nothing may depend on them but time. */
  lawless = false
  readonly channels = new Set<{ who: Page; name: string; events: EventTarget }>()
  #held = new Set<Held>()
  #waiting: Waiting[] = []

  #isFree = (name: string) => this.lawless || ![...this.#held].some((held) => held.name === name && held.who.alive)

  async request<T>(name: string, options: LockOptions, work: (lock: Lock | null) => Promise<T> | T): Promise<T> {
    const who = pageOf(actor())
    // A lock is never given at once.
    await Promise.resolve()
    if (!this.#isFree(name)) {
      if (options.ifAvailable) return work(null)
      if (options.steal) {
        for (const held of this.#held) if (held.name === name) held.steal(new DOMException('stolen', 'AbortError'))
      } else await this.#wait(name, who, options.signal)
    }
    let held: Held | undefined
    const stolen = new Promise<never>((_, reject) => (held = { name, who, steal: reject }))
    if (held) this.#held.add(held)
    try {
      return await Promise.race([work({ name, mode: options.mode ?? 'exclusive' }), stolen])
    } finally {
      if (held) this.#held.delete(held)
      this.next()
    }
  }

  #wait(name: string, who: Page, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry = { name, who, take: resolve }
      this.#waiting.push(entry)
      signal?.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((each) => each !== entry)
        reject(signal.reason as Error)
      })
    })
  }

  /** Gives free locks to those who wait; called when one was let go, or a tab ended. */
  next(): void {
    const entry = this.#waiting.find(({ name, who }) => who.alive && this.#isFree(name))
    if (!entry) return
    this.#waiting = this.#waiting.filter((each) => each !== entry)
    entry.take()
  }
}

const locks = {
  request(name: string, ...rest: [LockGrantedCallback<unknown>] | [LockOptions, LockGrantedCallback<unknown>]) {
    const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest
    return pageOf(actor()).browser.request(name, options, work)
  },
}

class Channel extends EventTarget {
  /** Dexie opens one of its own as it is loaded, by nobody. */
  readonly #who = actor() as Page | undefined
  readonly name: string
  constructor(name: string) {
    super()
    this.name = name
    if (this.#who) this.#who.browser.channels.add({ who: this.#who, name, events: this })
  }
  postMessage(data: unknown) {
    for (const other of this.#who?.browser.channels ?? []) {
      if (other.who === this.#who || other.name !== this.name) continue
      world().soon(() => {
        if (other.who.alive) other.events.dispatchEvent(new MessageEvent('message', { data }))
      })
    }
  }
}

const abortAfter = (wait: number): AbortSignal => {
  const controller = new AbortController()
  world().later(() => controller.abort(new DOMException('too long', 'TimeoutError')), wait)
  return controller.signal
}

const listen: (this: EventTarget, ...how: Parameters<EventTarget['addEventListener']>) => void = Reflect.get(EventTarget.prototype, 'addEventListener')
/**
 * As Node's own, which keeps a listener that goes with a signal, and with it everything that it knows, for as long as the
 * process lives, unless the signal is aborted: a page that ends aborts nothing.
 */
function listenUntil(this: EventTarget, ...[type, listener, options = {}]: Parameters<EventTarget['addEventListener']>) {
  if (typeof options === 'boolean' || !options.signal) return listen.call(this, type, listener, options)
  const { signal, ...others } = options
  if (signal.aborted) return
  listen.call(this, type, listener, others)
  listen.call(signal, 'abort', () => this.removeEventListener(type, listener, others), { once: true })
}

/** As Node's own, which keeps what listens to such a signal until its sources are aborted, though their page be long gone. */
const anyOf = (signals: Iterable<AbortSignal>): AbortSignal => {
  const controller = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason)
    else signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true })
  }
  return controller.signal
}

class Uncompressed extends TransformStream {
  constructor(_format: string) {
    super()
  }
}

class Text {
  readonly #bytes: Uint8Array
  constructor(parts: string[]) {
    this.#bytes = new TextEncoder().encode(parts.join(''))
  }
  stream() {
    return new ReadableStream({
      start: (controller) => {
        controller.enqueue(this.#bytes)
        controller.close()
      },
    })
  }
}

const bytesOf = (size: number) => Buffer.from(Array.from({ length: size }, () => world().chance.below(256)))

const wholeCopy = structuredClone
/** As `structuredClone`, which takes a long way even for the plain data that notebooks are made of. */
function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' || typeof value === 'symbol' ? wholeCopy(value) : value
  if (Array.isArray(value)) return value.map(copyOf) as T
  if (Object.getPrototypeOf(value) !== Object.prototype) return wholeCopy(value)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = copyOf((value as Record<string, unknown>)[key])
  return copy as T
}

/** Puts all this in place of what Node has, for the rest of the process. */
export function becomeBrowser(): void {
  const put = (name: string, value: unknown) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  put('setImmediate', (task: (...args: unknown[]) => void, ...args: unknown[]) => world().soon(() => task(...args)))
  put('setTimeout', (run: (...args: unknown[]) => void, wait = 0, ...args: unknown[]) => {
    const timer = world().later(() => run(...args), wait)
    return Object.assign(timer, { unref: () => timer, ref: () => timer })
  })
  put('setInterval', (run: (...args: unknown[]) => void, wait = 0, ...args: unknown[]) => {
    const timer = world().every(() => run(...args), wait)
    return Object.assign(timer, { unref: () => timer, ref: () => timer })
  })
  for (const clear of ['clearTimeout', 'clearInterval']) put(clear, (timer: unknown) => world().cancel(timer))
  put('structuredClone', copyOf)
  put('navigator', { locks })
  put('BroadcastChannel', Channel)
  put('addEventListener', (...args: Parameters<EventTarget['addEventListener']>) => {
    if (actor()) pageOf(actor()).events.addEventListener(...args)
  })
  put('removeEventListener', (...args: Parameters<EventTarget['removeEventListener']>) => {
    if (actor()) pageOf(actor()).events.removeEventListener(...args)
  })
  put('document', {
    visibilityState: 'visible',
    addEventListener: (...args: Parameters<EventTarget['addEventListener']>) => pageOf(actor()).document.addEventListener(...args),
  })
  // Both would go through other threads, which keep no order; the server's side of them has tests of its own.
  put('CompressionStream', Uncompressed)
  put('Blob', Text)
  Object.defineProperty(globalThis.crypto.subtle, 'digest', {
    value: async (_name: string, data: BinaryLike) => new Uint8Array(createHash('sha256').update(data).digest()).buffer,
    configurable: true,
  })
  AbortSignal.timeout = abortAfter
  AbortSignal.any = anyOf
  EventTarget.prototype.addEventListener = listenUntil
  Math.random = () => world().chance()
  Object.assign(crypto, {
    randomBytes: bytesOf,
    randomInt: (end: number) => world().chance.below(end),
  })
  syncBuiltinESMExports()
  for (const how of ['error', 'warn', 'info'] as const) {
    console[how] = (...words: unknown[]) => {
      world().said.push(words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(' '))
    }
  }
}
