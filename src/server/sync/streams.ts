import type { StreamEvent } from '../../api/stream.ts'
import { protocolVersion } from '../../api/sync.ts'
import type { Services } from '../services.ts'
import { liveAmong } from '../store/sessions.ts'
import { requireMeta } from '../store/meta.ts'
import { readRev } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'
import { pageSize, readFeed } from './feed.ts'

/** A device that listens: to whom it belongs, and how far it has heard. */
export interface ListenerPlace {
  session: string
  account: string
  scope: string | null
  network: string
  epoch: string
  cursor: number
}

/** The streams that this server holds open. */
export interface Streams {
  /** Opens one, told at once what it lacks; null when there are too many already. */
  open(place: ListenerPlace): ReadableStream<Uint8Array> | null
  /** How many are open. */
  readonly count: number
  /** Ends all of them and opens no more. */
  stop(): void
}

/** How often a stream says that it is alive, in milliseconds. Proxies cut what is silent for longer than a minute. */
export const usualBeat = 20_000

/**
 * How many may be open: a session has one for each tab that does not know of the others, and some that nobody has noticed
 * are dead; an account has devices, a network people.
 */
const limits = { session: 3, account: 24, network: 2000, all: 20_000 }
/** What a device may leave unread before it is given up, in bytes. */
const unreadAllowed = 1024 * 1024
const sessionsAtOnce = 200

interface Stream extends ListenerPlace {
  controller: ReadableStreamDefaultController<Uint8Array>
}

const encoder = new TextEncoder()
const framed = (event: StreamEvent): Uint8Array => encoder.encode(`data: ${JSON.stringify(event)}\n\n`)

/**
 * Holds streams for devices that listen. What they are told is read from the feed, whoever brought the word that there is
 * something; and because word may get lost, each beat looks how far the feeds have come and which sessions are over.
 * `beat` in milliseconds. Nothing runs while nobody listens.
 */
export function openStreams({ store, clock, log }: Pick<Services, 'store' | 'clock' | 'log'>, beat: number = usualBeat): Streams {
  const accounts = new Map<string, Set<Stream>>()
  const networks = new Map<string, number>()
  const looking = new Map<string, 'once' | 'again'>()
  let count = 0
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let unhear: (() => void) | undefined
  let beating = false

  const everybody = (): Stream[] => [...accounts.values()].flatMap((streams) => [...streams])
  const isOpen = (stream: Stream): boolean => accounts.get(stream.account)?.has(stream) === true

  function forget(stream: Stream): boolean {
    const own = accounts.get(stream.account)
    if (own?.delete(stream) !== true) return false
    if (own.size === 0) accounts.delete(stream.account)
    const others = (networks.get(stream.network) ?? 1) - 1
    if (others === 0) networks.delete(stream.network)
    else networks.set(stream.network, others)
    count -= 1
    if (count === 0) rest()
    return true
  }

  function end(stream: Stream): void {
    if (!forget(stream)) return
    stream.controller.enqueue(framed({ kind: 'end' }))
    stream.controller.close()
  }

  function tell(stream: Stream, event: StreamEvent): void {
    stream.controller.enqueue(framed(event))
    if ((stream.controller.desiredSize ?? 0) >= -unreadAllowed || !forget(stream)) return
    stream.controller.error(new Error('a device does not read what it is told'))
  }

  function wake(): void {
    unhear = store.news.hear((account) => {
      if (account !== null) look(account)
      else void beatOnce(false)
    })
    timer = setInterval(() => void beatOnce(true), beat).unref()
  }

  function rest(): void {
    unhear?.()
    clearInterval(timer)
  }

  /** Looks what the devices of an account lack, one look at a time. */
  function look(account: string): void {
    if (!accounts.has(account)) return
    if (looking.has(account)) {
      looking.set(account, 'again')
      return
    }
    looking.set(account, 'once')
    lookOnce(account)
      .catch((failure: unknown) => log.failure('what changed could not be read for those who listen', failure))
      .finally(() => {
        const again = looking.get(account) === 'again'
        looking.delete(account)
        if (again) look(account)
      })
  }

  async function lookOnce(account: string): Promise<void> {
    const listening = [...(accounts.get(account) ?? [])]
    const now = clock()
    const news = await store.read((tx) => readNews(tx, account, listening, now))
    for (const [stream, event] of news) {
      if (!isOpen(stream)) continue
      if (event.kind === 'end') {
        end(stream)
      } else {
        stream.cursor = event.cursor
        tell(stream, event)
      }
    }
  }

  /** Looks at everybody: ends what is over, tells what was missed, and with `aloud` says that all the others live. */
  async function beatOnce(aloud: boolean): Promise<void> {
    if (beating) return
    beating = true
    try {
      const all = everybody()
      const now = clock()
      for (let at = 0; at < all.length; at += sessionsAtOnce) {
        const some = all.slice(at, at + sessionsAtOnce)
        const live = await store.read((tx) => liveAmong(tx, [...new Set(some.map(({ session }) => session))], new Date(now).toISOString()))
        for (const stream of some) {
          const rev = live.get(stream.session)
          if (rev === undefined) end(stream)
          else if (rev !== stream.cursor) look(stream.account)
          if (aloud && isOpen(stream)) tell(stream, { kind: 'beat', now })
        }
      }
    } catch (failure) {
      // Without a beat the devices notice that something is wrong, and ask by themselves.
      log.failure('those who listen could not be looked after', failure)
    } finally {
      beating = false
    }
  }

  function makeRoom(place: ListenerPlace): boolean {
    const own = [...(accounts.get(place.account) ?? [])]
    const ofSession = own.filter(({ session }) => session === place.session)
    const oldest = ofSession.length >= limits.session ? ofSession[0] : undefined
    if (oldest) end(oldest)
    return count < limits.all && own.length < limits.account && (networks.get(place.network) ?? 0) < limits.network
  }

  return {
    get count() {
      return count
    },
    open(place) {
      if (stopped || !makeRoom(place)) return null
      let own: Stream | undefined
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            own = { ...place, controller }
            const streams = accounts.get(place.account) ?? new Set()
            accounts.set(place.account, streams.add(own))
            networks.set(place.network, (networks.get(place.network) ?? 0) + 1)
            count += 1
            if (count === 1) wake()
            tell(own, { kind: 'open', v: protocolVersion, account: place.account, beat, now: clock() })
            look(place.account)
          },
          cancel() {
            if (own) forget(own)
          },
        },
        new ByteLengthQueuingStrategy({ highWaterMark: 16 * 1024 }),
      )
    },
    stop() {
      stopped = true
      for (const stream of everybody()) end(stream)
    },
  }
}

/**
 * What each of these streams is to be told, in one look at the database: rows, the end, or nothing. Whoever lacks more
 * than one page is better served by an ordinary sync, and so is whoever counts in another history.
 */
async function readNews(tx: Tx, account: string, streams: readonly Stream[], now: number): Promise<Map<Stream, Extract<StreamEvent, { kind: 'rows' | 'end' }>>> {
  const news = new Map<Stream, Extract<StreamEvent, { kind: 'rows' | 'end' }>>()
  if (streams.length === 0) return news
  const live = await liveAmong(tx, streams.map(({ session }) => session), new Date(now).toISOString())
  const epoch = await requireMeta(tx, 'epoch')
  const rev = live.size === 0 ? 0 : await readRev(tx, account)
  const pages = new Map<string, Awaited<ReturnType<typeof readFeed>>>()
  for (const stream of streams) {
    const { session, scope, cursor } = stream
    if (!live.has(session) || epoch !== stream.epoch || cursor > rev) {
      news.set(stream, { kind: 'end' })
      continue
    }
    const key = JSON.stringify([cursor, scope])
    const page = pages.get(key) ?? (await readFeed(tx, { account, after: cursor, rev, size: pageSize, scope }))
    pages.set(key, page)
    if (page.more) news.set(stream, { kind: 'end' })
    else if (page.changes.length > 0) {
      news.set(stream, { kind: 'rows', epoch, before: cursor, changes: page.changes, cursor: page.cursor, now, ...(scope === null ? {} : { scope }) })
    }
  }
  return news
}
