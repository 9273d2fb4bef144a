import pg from 'pg'
import { newId } from '../random.ts'
import type { NewsLine, NewsListener } from './news.ts'

/**
 * News between servers over PostgreSQL's NOTIFY, on a connection of its own. It is sent after the commit and not in it:
 * a transaction that notifies commits alone in the whole database. Word may get lost with a connection; so whoever
 * listens is told when there is one again, and looks after a while in any case.
 */
const channel = 'jgrad_news'
const firstWait = 500
const longestWait = 30_000
/** How often the connection is tried, and how long an answer may take. */
const trial = 15_000
const farewell = 1000
/** PostgreSQL takes messages below 8000 bytes. */
const accountsAtOnce = 200
const mostUnsent = 10_000

/** Opens the line to a database; it connects at the first word, either way, and again whenever the connection is lost. */
export function openPostgresNews(url: string, tell: NewsListener): NewsLine {
  const self = newId()
  let client: pg.Client | null = null
  let connected = false
  let closed = false
  let wait = firstWait
  let retry: NodeJS.Timeout | undefined
  let begun = false
  let sending = false
  const unsent = new Set<string>()

  function lose(lost: pg.Client) {
    if (client !== lost) return
    client = null
    connected = false
    // Whatever it still says does not matter: it is replaced.
    lost.end().catch(() => undefined)
    if (closed) return
    retry = setTimeout(() => void connect(), wait).unref()
    wait = Math.min(longestWait, wait * 2)
  }

  async function connect() {
    const own = new pg.Client({ connectionString: url, application_name: 'jgrad news', keepAlive: true, connectionTimeoutMillis: trial, query_timeout: trial })
    client = own
    own.on('error', () => lose(own))
    own.on('end', () => lose(own))
    own.on('notification', ({ payload = '' }) => {
      const [sender, ...accounts] = payload.split(' ')
      if (sender !== self) for (const account of accounts) tell(account)
    })
    try {
      await own.connect()
      await own.query(`listen ${channel}`)
    } catch {
      // Told to nobody: the connections that answer requests meet the same trouble, and say so.
      lose(own)
      return
    }
    if (client !== own) return
    connected = true
    wait = firstWait
    tell(null)
    void flush()
  }

  /** What comes up while word is on its way travels together. */
  async function flush() {
    const own = client
    if (sending || !connected || !own || unsent.size === 0) return
    sending = true
    const accounts = [...unsent].slice(0, accountsAtOnce)
    for (const account of accounts) unsent.delete(account)
    try {
      await own.query('select pg_notify($1, $2)', [channel, [self, ...accounts].join(' ')])
    } catch {
      for (const account of accounts) unsent.add(account)
      lose(own)
    }
    sending = false
    void flush()
  }

  function begin() {
    if (begun || closed) return
    begun = true
    trying = setInterval(tryLine, trial).unref()
    void connect()
  }

  let trying: NodeJS.Timeout | undefined
  const tryLine = () => {
    const own = client
    if (connected && own) own.query('select 1').catch(() => lose(own))
  }

  return {
    send(accounts) {
      begin()
      // While there is no line: whoever is not told in the end looks after a while.
      if (unsent.size < mostUnsent) for (const account of accounts) unsent.add(account)
      void flush()
    },
    listen: begin,
    async close() {
      closed = true
      clearTimeout(retry)
      clearInterval(trying)
      const own = client
      client = null
      connected = false
      // A connection whose other end is gone says no farewell.
      const ended = own?.end().catch(() => undefined)
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, farewell).unref())])
    },
  }
}
