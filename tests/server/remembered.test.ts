import { describe, expect, it } from 'vitest'
import { day, openHouse } from './house.ts'

const answerOf = async (answer: Response): Promise<unknown> => {
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  return answer.json()
}
const named = (answer: Response, name: string) => answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`))

describe('a browser that somebody signed in with', () => {
  it('is remembered by a cookie of its own that no script reads, says nothing and lasts for 400 days', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    const first = await house.signIn('jiro@example.jp')
    const ids = [client, first].map(({ cookie }) => /jgrad-device=([^;]+)/.exec(cookie)?.[1] ?? '')
    expect(ids[0]).toMatch(/^[\w-]{24}$/)
    expect(ids[0]).not.toBe(ids[1])
    expect(await answerOf(await client.request('GET', '/api/session/device'))).toEqual({ signedInBefore: true })
  })

  it('gets that cookie after the session, with the same care', async () => {
    const house = await openHouse()
    await house.register('jiro@example.jp')
    const client = house.stranger()
    await client.askCode('jiro@example.jp')
    const code = house.lines.find((line) => line.startsWith('jiro@example.jp: '))?.slice(-6) ?? ''
    const answer = await client.enterCode('jiro@example.jp', code)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^jgrad=/)
    expect(named(answer, 'jgrad-device')).toMatch(/^jgrad-device=[\w-]{24}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('is told apart from one that nobody signed in with', async () => {
    const house = await openHouse()
    const stranger = house.stranger()
    expect(await answerOf(await stranger.request('GET', '/api/session/device'))).toEqual({ signedInBefore: false })
    await stranger.askCode('jiro@example.jp')
    expect(stranger.cookie).toBe('')
  })

  it('is remembered when the session has long ended', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    house.pass(200 * day)
    expect((await client.session()).status).toBe(401)
    expect(await answerOf(await client.request('GET', '/api/session/device'))).toEqual({ signedInBefore: true })
  })

  it('is remembered anew with each day of use, under the same name', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    const before = client.cookie
    house.pass(2 * day)
    expect(named(await client.session(), 'jgrad-device')).toContain('Max-Age=34560000')
    expect(client.cookie).toBe(before)
  })

  it('is forgotten when the person signs out there', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    await client.signOut()
    expect(client.cookie).toBe('')
    expect(await answerOf(await client.request('GET', '/api/session/device'))).toEqual({ signedInBefore: false })
  })

  it('has a cookie bound to this very host where people come over HTTPS', async () => {
    const house = await openHouse({ config: { secure: true } })
    const client = await house.signIn('jiro@example.jp')
    expect(client.cookie).toContain('__Host-jgrad-device=')
  })
})
