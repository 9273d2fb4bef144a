import { contentHash, type Submission } from '../../src/domain/submission.ts'
import type { NearServer } from './near-server.ts'
import { type Actor, actAs, actor, world } from './world.ts'

/** What becomes of requests on their way: each kind is met now and then while its weather lasts. */
export const weathers = ['fine', 'offline', 'deaf', 'lossy', 'slow', 'portal', 'walled', 'cut', 'broken', 'busy', 'narrow', 'foreign'] as const
export type Weather = (typeof weathers)[number]

/** The part of a phone that the network knows. */
export interface Sender {
  readonly name: string
  weather: Weather
  /** Cookies of the browser, as one header. */
  cookie: string
}

interface Sent {
  path: string
  init: { method: string; headers: Record<string, string>; body?: string }
  by: Sender
  /** The history of the database it was sent in. */
  history: number
}

const lost = () => new TypeError('Failed to fetch')
const page = (status: number) =>
  new Response('<!doctype html><title>Welcome to the airport</title>', { status, headers: { 'content-type': 'text/html' } })
const problem = (status: number, code: string) =>
  Response.json({ code, message: { ja: '…', en: '…' } }, { status, headers: { 'content-type': 'application/problem+json' } })

/** Everything between the phones and the server. It remembers every request, and may deliver it again at any time. */
export class Network {
  /** Requests that reached the server, in order. */
  readonly delivered: Sent[] = []
  /** Content hashes of sealed answers that the server could not take: whoever sealed them was told which to mend. */
  readonly refused = new Set<string>()
  /** What the server has said of submissions, as each phone heard or could have heard it. */
  readonly receipts: { cookie: string; status: number; body: unknown }[] = []
  /** How many requests left, by tab. */
  readonly left = new Map<Actor, number>()
  history = 0
  /** How many answers said what became of changes and that the feed goes on. */
  cutPages = 0
  page: 'short' | 'long' = 'short'
  /** The last good answer to anybody, by path. */
  readonly #answers = new Map<string, string>()
  readonly #server: NearServer

  constructor(server: NearServer) {
    this.#server = server
  }

  /** `fetch` as the tabs of one phone have it. */
  readonly fetchFrom =
    (by: Sender) =>
    (path: string, init: RequestInit): Promise<Response> => {
      const who = actor()
      if (!who?.alive) return new Promise(() => {})
      // Nothing personal, and nothing that this is about: it is answered at once and never changes.
      if (path === '/api/catalogue') return Promise.resolve(Response.json({ editions: [] }))
      // As behind a proxy that holds streams back: phones look for news by themselves. Streams have tests of their own.
      if (path.startsWith('/api/sync/stream')) return Promise.reject(lost())
      this.left.set(who, (this.left.get(who) ?? 0) + 1)
      return new Promise<Response>((resolve, reject) => {
        const { signal } = init
        const end = (how: () => void) => {
          if (who.alive) actAs(who, how)
        }
        signal?.addEventListener('abort', () => end(() => reject(signal.reason as Error)))
        const sent = { path, init: plain(init, by.cookie), by, history: this.history }
        const note = (came: string) => world().said.push(`${world().awake} ${who.name} ${sent.init.method} ${path} ${sent.init.body ?? ''} → ${came}`)
        this.#travel(sent).then(
          async (response) => {
            note(`${response.status} ${await response.clone().text()}`)
            end(() => resolve(response))
          },
          (failure: Error) => {
            note(failure.message)
            end(() => reject(failure))
          },
        )
      })
    }

  async #travel(sent: Sent): Promise<Response> {
    const { chance } = world()
    const { weather } = sent.by
    const strikes = weather !== 'fine' && (weather === 'offline' || weather === 'deaf' || chance.happens(0.6))
    const met = strikes ? weather : 'fine'
    await wait(met === 'slow' ? chance.below(60_000) : 20 + chance.below(200))
    if (met === 'offline') throw lost()
    if (met === 'portal') return page(200)
    if (met === 'walled') return page(403)
    if (met === 'broken') return chance.happens(0.5) ? page(502) : problem(500, 'server-error')
    if (met === 'busy') return problem(429, 'too-many-requests')
    // The narrower one lets hardly any change through.
    if (met === 'narrow' && (sent.init.body?.length ?? 0) > (chance.happens(0.5) ? 900 : 500)) return chance.happens(0.5) ? problem(413, 'too-large') : problem(400, 'bad-request')
    if (met === 'lossy' && chance.happens(0.5)) throw lost()
    const answer = await this.deliver(sent)
    const text = answer.status === 204 ? null : await answer.text()
    if (text?.includes('"more":true') && !text.includes('"results":[]')) this.cutPages += 1
    await wait(met === 'slow' ? chance.below(60_000) : 20 + chance.below(200))
    const { status, headers } = answer
    if (met === 'lossy' || met === 'deaf') throw lost()
    if (text === null) return new Response(null, { status, headers })
    if (met === 'cut') return new Response(text.slice(0, chance.below(text.length)), { status, headers })
    // A cache on the way that mixes up who asked what; of who signs in nothing else could tell.
    if (sent.path === '/api/session') return new Response(text, { status, headers })
    const others = this.#answers.get(sent.path)
    if (status === 200) this.#answers.set(sent.path, text)
    if (met === 'foreign' && others !== undefined) return new Response(others, { status, headers })
    return new Response(text, { status, headers })
  }

  /** Brings a request to the server and notes what came of it. */
  async deliver(sent: Sent): Promise<Response> {
    const { path, init, by } = sent
    if (path === '/api/session' && init.method === 'POST') {
      const { cookie, session } = await this.#server.signIn((JSON.parse(init.body ?? '{}') as { email: 'hanako' | 'taro' }).email)
      by.cookie = cookie
      return Response.json(session)
    }
    this.delivered.push(sent)
    const answer = await this.#server.ask(path, init, this.page)
    if (path.startsWith('/api/submissions/') && init.method === 'PUT') {
      this.receipts.push({ cookie: init.headers['cookie'] ?? '', status: answer.status, body: await answer.clone().json() })
      if (answer.status === 422) this.refused.add(await contentHash(JSON.parse(init.body ?? '{}') as Submission))
    }
    // The session cookie goes with the sign-out; nothing else that is set here matters to these histories.
    if (path === '/api/session' && init.method === 'DELETE' && by.cookie === init.headers['cookie']) by.cookie = ''
    return answer
  }
}

const wait = (span: number) => actAs(undefined, () => new Promise<void>((resolve) => void world().later(resolve, span)))

/** A request without what only a browser does: its body as text, whatever it was sent as. */
function plain({ method = 'GET', headers, body }: RequestInit, cookie: string): Sent['init'] {
  const { 'content-encoding': _, ...told } = (headers ?? {}) as Record<string, string>
  const text = typeof body === 'string' ? body : body instanceof ArrayBuffer ? new TextDecoder().decode(body) : undefined
  return { method, headers: { ...told, cookie, 'sec-fetch-site': 'same-origin' }, ...(text === undefined ? {} : { body: text }) }
}
