import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { roles } from '../../src/api/session.ts'
import { createApp } from '../../src/server/http/app.ts'
import type { Bindings } from '../../src/server/http/bindings.ts'
import { type Client, type House, openHouse } from './house.ts'
import { atWork } from './registry/at-work.ts'
import { openByLink } from './by-link.ts'
import { publishWinterSurvey } from './publish.ts'

/**
 * Every endpoint there is, tried by everybody who should not get through. The endpoints are asked from the app itself: a
 * new one is tried the moment it is there.
 */

interface Endpoint {
  method: string
  path: string
}

/** The endpoints of an app that answer, without its middleware; any method stands for all of them. */
function endpointsOf(app: Hono<Bindings>): Endpoint[] {
  const found = app.routes.filter(({ method, path }) => path.startsWith('/api/') && !(method === 'ALL' && path.endsWith('/*')))
  const methods = (method: string) => (method === 'ALL' ? ['GET', 'POST', 'PUT', 'DELETE'] : [method])
  const all = found.flatMap(({ method, path }) => methods(method).map((each) => `${each} ${path}`))
  return [...new Set(all)].map((line) => ({ method: line.split(' ')[0] ?? '', path: line.split(' ')[1] ?? '' }))
}

const isOffice = ({ path }: Endpoint): boolean => /^\/api\/office(\/|$)/.test(path)
/** What only administrators may do. */
const isForAdministrators = ({ path }: Endpoint): boolean => path.startsWith('/api/office/people')

/** What anybody may ask who is not signed in, each for a reason; everything else answers 401. */
const forAnybody: readonly RegExp[] = [
  /^\S+ \/api\/session(\/|$)/, // signing in
  /^\S+ \/api\/applications(\/|$)/, // applying, and looking up where that stands
  /^POST \/api\/address\/undo(\/|$)/, // the link in the mail to the old address
  /^POST \/api\/mail-stops$/, // the link that stops mails about surveys, and mail programs doing so
  /^\S+ \/api\/mail-stops\/one-click\//,
  /^POST \/api\/posting-alerts\/(stops|kept)$/, // the links in mails about new postings, and mail programs that stop those
  /^\S+ \/api\/posting-alerts\/one-click\//,
  /^GET \/api\/(catalogue|health)$/,
  /^POST \/api\/invitations\/(look|open|enter)$/, // the link in an invitation, and its code
  /^GET \/api\/push$/, // the key that everybody's messages are signed with
]

/** What is open to whoever came by an invitation's link, each of its own campaign alone; everything else answers 401. */
const forAnswering: readonly RegExp[] = [
  /^POST \/api\/sync$/,
  /^GET \/api\/sync\/stream$/, // its own feed alone
  /^(PUT|GET) \/api\/submissions\/:campaign$/,
  /^POST \/api\/invitations\/code$/,
]

/** The app as the house runs it, to be asked what it answers to. */
const appOf = (house: House): Hono<Bindings> => createApp(house.services, { pages: null, build: 'test' })

/** Everybody who has nothing to do at the office, and those of the office who did not prove enough. */
async function outsiders(house: House): Promise<Map<string, Client>> {
  const clients = new Map([['nobody', house.stranger()]])
  for (const role of roles) {
    await house.register(`${role}@example.org`, { role })
    clients.set(`${role} by a code`, await house.signIn(`${role}@example.org`))
  }
  for (const role of ['registrant', 'university'] as const) {
    clients.set(`${role} by a passkey`, await atWork(house, { email: `${role}-2@example.org`, role }))
  }
  await publishWinterSurvey(house)
  clients.set('somebody by the link of an invitation', (await openByLink(house, 'invited@example.org')).client)
  return clients
}

const segment = fc.constantFrom('1', 'x', 'search', 'me', '..', '%2e%2e', 'JD000000000', 'a'.repeat(300))
const bodies = fc.oneof(
  fc.constant(undefined),
  fc.constant('{'),
  fc.json({ maxDepth: 2 }),
  fc.constant(JSON.stringify({ words: '', states: [], check: null, page: 0 })),
  fc.constant(JSON.stringify({ decisions: [{ number: '0'.repeat(16), rev: 1, decision: 'issue' }] })),
)

/** A path with something in the place of each parameter. */
const filled = ({ path }: Endpoint, values: readonly string[]): string => {
  let at = 0
  return path.replaceAll(/:[^/]+|\*/g, () => encodeURIComponent(values[(at += 1) % values.length] ?? 'x'))
}

type Ask = (who: Client, endpoint: Endpoint, path: string, body: string | undefined) => Promise<number>
const overHttp: Ask = async (who, { method }, path, body) => {
  const answer = await who.request(method, path, method === 'GET' ? undefined : (body ?? '{}'))
  await answer.arrayBuffer()
  return answer.status
}

/** Those who got anything but a refusal from an endpoint of the office. */
async function whoGetsIn(app: Hono<Bindings>, clients: Map<string, Client>, ask: Ask): Promise<string[]> {
  const through: string[] = []
  for (const endpoint of endpointsOf(app).filter(isOffice)) {
    for (const [name, client] of clients) {
      const status = await ask(client, endpoint, filled(endpoint, ['x']), '{}')
      if (![401, 403, 404].includes(status)) through.push(`${name}: ${endpoint.method} ${endpoint.path} ${status}`)
    }
  }
  return through
}

describe('an endpoint of the office', () => {
  it('is one of many', async () => {
    const house = await openHouse()
    const endpoints = endpointsOf(appOf(house))
    expect(endpoints.filter(isOffice).length).toBeGreaterThan(10)
    expect(endpoints.length).toBeGreaterThan(30)
  })

  it('opens to nobody else, whatever is in the path and the body', async () => {
    const house = await openHouse()
    const clients = await outsiders(house)
    const endpoints = endpointsOf(appOf(house)).filter(isOffice)
    expect(await whoGetsIn(appOf(house), clients, overHttp)).toEqual([])
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...endpoints), fc.constantFrom(...clients.keys()), fc.array(segment, { minLength: 1, maxLength: 3 }), bodies,
        async (endpoint, name, values, body) => {
          const client = clients.get(name) ?? house.stranger()
          expect([401, 403, 404]).toContain(await overHttp(client, endpoint, filled(endpoint, values), body))
        },
      ),
      { numRuns: 150 },
    )
    expect(house.failures).toEqual([])
  })

  it('that changes who is at the office opens to administrators alone', async () => {
    const house = await openHouse()
    const desk = await atWork(house, { email: 'clerk@example.org', role: 'office' })
    const chief = await atWork(house, { email: 'chief@example.org', role: 'administrator' })
    const endpoints = endpointsOf(appOf(house)).filter(isForAdministrators)
    expect(endpoints.length).toBeGreaterThan(3)
    for (const endpoint of endpoints) {
      expect(await overHttp(desk, endpoint, filled(endpoint, ['x']), '{}')).toBe(403)
      expect(await overHttp(chief, endpoint, filled(endpoint, ['x']), '{}')).not.toBe(403)
    }
  })

  it('added without a guard is noticed by these tests', async () => {
    const house = await openHouse()
    const clients = await outsiders(house)
    const careless = new Hono<Bindings>()
    careless.get('/api/office/forgotten/:id', (c) => c.json({ everything: true }))
    careless.route('/', appOf(house))
    const inProcess: Ask = async (who, { method }, path) => {
      const headers = { cookie: who.cookie, 'sec-fetch-site': 'same-origin' }
      return (await careless.request(path, { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) })).status
    }
    const through = await whoGetsIn(careless, clients, inProcess)
    expect(through).toHaveLength(clients.size)
    expect(through.every((line) => line.includes('GET /api/office/forgotten/:id 200'))).toBe(true)
  })
})

describe('every other endpoint', () => {
  it('asks whoever is not signed in to sign in, unless it is for anybody', async () => {
    const house = await openHouse()
    const nobody = house.stranger()
    const wrong: string[] = []
    for (const endpoint of endpointsOf(appOf(house))) {
      const line = `${endpoint.method} ${endpoint.path}`
      if (forAnybody.some((each) => each.test(line))) continue
      const status = await overHttp(nobody, endpoint, filled(endpoint, ['x']), '{}')
      if (status !== 401) wrong.push(`${line} ${status}`)
    }
    expect(wrong).toEqual([])
  })

  it('asks whoever came by the link of an invitation too, unless it is for answering that survey', async () => {
    const house = await openHouse()
    await publishWinterSurvey(house)
    const { client } = await openByLink(house, 'invited@example.org')
    const wrong: string[] = []
    for (const endpoint of endpointsOf(appOf(house))) {
      const line = `${endpoint.method} ${endpoint.path}`
      if (forAnybody.some((each) => each.test(line)) || / \/api\/sync(\/stream)?$/.test(line)) continue
      const status = await overHttp(client, endpoint, filled(endpoint, ['another']), JSON.stringify({ campaign: 'another' }))
      if (status !== 401) wrong.push(`${line} ${status}`)
    }
    expect(wrong).toEqual([])
    expect(endpointsOf(appOf(house)).filter(({ method, path }) => forAnswering.some((each) => each.test(`${method} ${path}`)))).toHaveLength(5)
  })
})
