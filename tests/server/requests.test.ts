import { describe, expect, it } from 'vitest'
import { healthSchema } from '../../src/api/health.ts'
import { networkOf } from '../../src/server/http/network.ts'
import { store } from './database.ts'
import { openHouse, problemOf } from './house.ts'

/** A request with exactly these headers: what a browser would add by itself is the test's to say. */
const from = async (url: string, headers: Record<string, string>, method = 'DELETE') =>
  (await fetch(`${url}/api/session`, { method, headers })).status

describe('the origin rule', () => {
  it('takes unsafe requests from our own page alone', async () => {
    const house = await openHouse()
    const own = house.url
    expect(await from(own, { 'sec-fetch-site': 'same-origin' })).toBe(204)
    expect(await from(own, { origin: own })).toBe(204)
    expect(await from(own, { origin: own.replace('http:', 'https:') })).toBe(204)
    for (const headers of [
      {},
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: `${own}.elsewhere.example` },
      { 'sec-fetch-site': 'cross-site', origin: own },
      { 'sec-fetch-site': 'same-site', origin: own },
      { 'sec-fetch-site': 'none' },
      { referer: own },
    ] as Record<string, string>[]) {
      expect({ headers, status: await from(own, headers) }).toEqual({ headers, status: 403 })
    }
  })

  it('takes the address people use, where it is set', async () => {
    const house = await openHouse({ config: { origin: 'https://jgrad.example.jp', smtpUrl: 'smtp://127.0.0.1:9' } })
    expect(await from(house.url, { origin: 'https://jgrad.example.jp' })).toBe(204)
    expect(await from(house.url, { origin: 'https://jgrad.example.com' })).toBe(403)
  })

  it('says why, in both languages, and lets everybody read', async () => {
    const house = await openHouse()
    const answer = await fetch(`${house.url}/api/session/code`, { method: 'POST', body: '{}' })
    expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'other-origin' })
    expect((await fetch(`${house.url}/api/health`, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200)
  })
})

describe('the health', () => {
  it('is told to anybody, with the build that is served', async () => {
    const house = await openHouse()
    const answer = await fetch(`${house.url}/api/health`)
    expect(healthSchema.parse(await answer.json())).toEqual({ ok: true, build: 'test', database: store })
  })
})

describe('what is not there', () => {
  it.each([
    ['GET', '/api'],
    ['GET', '/api/'],
    ['GET', '/api/nothing'],
    ['POST', '/api/nothing'],
    ['GET', '/api/session/nothing'],
    ['GET', '/api/health.json'],
    ['GET', '/catalogue/nothing'],
  ])('is 404 as a problem: %s %s', async (method, path) => {
    const house = await openHouse()
    expect(await problemOf(await house.stranger().request(method, path, undefined, { accept: 'text/html' }))).toMatchObject({
      status: 404,
      code: 'not-found',
    })
  })

  it('for a method, is 405 with those that are', async () => {
    const house = await openHouse()
    const answer = await house.stranger().request('PATCH', '/api/session')
    expect(answer.headers.get('allow')?.split(', ').toSorted()).toEqual(['DELETE', 'GET', 'HEAD', 'POST'])
    expect(await problemOf(answer)).toMatchObject({ status: 405 })
    expect((await house.stranger().request('GET', '/api/sync')).status).toBe(405)
  })
})

describe('what nobody expected', () => {
  it('is a problem that says nothing of the inside, and is logged once', async () => {
    const house = await openHouse()
    await house.store.write((tx) => tx.deleteFrom('meta').execute())
    const answer = await problemOf(await house.stranger().askCode('jiro@example.jp'))
    expect(answer).toMatchObject({ status: 500, code: 'server-error' })
    expect(Object.keys(answer).toSorted()).toEqual(['code', 'message', 'status'])
    expect(house.failures).toHaveLength(1)
    expect(String(house.failures[0])).not.toContain('jiro')
  })
})

describe('the log', () => {
  it('has a line for each request, with no query, address or cookie', async () => {
    const house = await openHouse()
    await house.signIn('jiro@example.jp').then((client) => client.request('GET', '/api/session?email=jiro%40example.jp'))
    const lines = house.lines.filter((line) => line.includes('/api/'))
    expect(lines.at(-1)).toMatch(/^GET \/api\/session 200 \d+ ms$/)
    expect(lines.join('\n')).not.toMatch(/jiro|127\.0|jgrad=/)
  })

  it('has one line for a request, whatever its path decodes to', async () => {
    const house = await openHouse()
    await house.stranger().request('GET', '/api/nothing%0AGET%20/api/forged%1b[31m')
    expect(house.lines.filter((line) => line.includes('nothing'))).toEqual([expect.stringMatching(/^GET \S+ 404 \d+ ms$/)])
  })
})

describe('the network of a request', () => {
  it.each([
    ['203.0.113.7', null, false, '203.0.113.7'],
    ['::ffff:203.0.113.7', null, false, '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', null, false, '2001:db8:1:2::/64'],
    ['2001:db8::6', null, false, '2001:db8:0:0::/64'],
    ['fe80::1%eth0', null, false, 'fe80:0:0:0::/64'],
    ['127.0.0.1', '198.51.100.9', true, '198.51.100.9'],
    ['10.0.0.2', 'made-up, 198.51.100.9', true, '198.51.100.9'],
    ['127.0.0.1', '2001:db8:a::1', true, '2001:db8:a:0::/64'],
    ['127.0.0.1', '198.51.100.9', false, '127.0.0.1'],
    ['203.0.113.7', '198.51.100.9', true, '203.0.113.7'],
    ['127.0.0.1', 'nonsense', true, '127.0.0.1'],
  ])('from %s, forwarded for %s, behind a proxy %s: %s', (peer, forwardedFor, behindProxy, network) => {
    expect(networkOf(peer, forwardedFor, behindProxy)).toBe(network)
  })
})
