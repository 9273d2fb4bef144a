import { describe, expect, it } from 'vitest'
import { deliverPushes } from '../../src/server/push/deliver.ts'
import { alertsTo, ask, idOf, idsIn, mika, oneClick, openEmpty, publish, send, tokensIn, until } from './alerting.ts'
import { hour, type House } from './house.ts'
import type { Letter } from './letters.ts'
import { openPushService } from './push-service.ts'

/** The alerts as another device of theirs reads them, by the name of the search. */
async function alertsOf(house: House): Promise<Record<string, unknown>> {
  const { changes } = await (await house.signIn(mika)).sync()
  const of = (field: string) => new Map(changes.flatMap((change) => (change.kind === 'set' && change.field === field ? [[change.record, change.value] as const] : [])))
  const alerts = of('alert')
  return Object.fromEntries([...of('name')].flatMap(([record, name]) => (typeof name === 'string' ? [[name, alerts.get(record)]] : [])))
}

/** Somebody with no device that shows notifications, mailed about a search by mail and one by notification. */
async function withBoth() {
  const service = await openPushService()
  const house = await openEmpty({ config: { push: service.setup } })
  const phone = await house.signIn(mika)
  const mailed = await ask(house, phone, { name: 'mailed', by: 'mail' })
  const pushed = await ask(house, phone, { name: 'pushed', by: 'push' })
  house.pass(hour)
  await publish(house, 1)
  until(house, 1)
  expect(await send(house)).toBe(1)
  const [letter] = await alertsTo(house, mika)
  const all = tokensIn(letter as Letter).at(-1) ?? ''
  const subscribe = () => phone.request('POST', '/api/push/subscriptions', service.browser('mika').subscription)
  return { service, house, phone, subscribe, all, mailed, pushed }
}

describe('stopping all mails about new postings', () => {
  it('holds for those in place of notifications too, though a device is live just then, and leaves the notifications', async () => {
    const { house, phone, service, subscribe, all } = await withBoth()
    await subscribe()
    expect((await oneClick(house, all)).status).toBe(200)
    expect(await alertsOf(house)).toEqual({ mailed: null, pushed: { every: 'daily', by: 'push' } })
    await phone.request('DELETE', '/api/push/subscriptions')
    await publish(house, 2)
    until(house, 2)
    expect(await send(house)).toBe(0)
    await publish(house, 3)
    await subscribe()
    until(house, 3)
    expect(await send(house)).toBe(0)
    await deliverPushes.run(house.services, new AbortController().signal)
    expect(service.handed).toHaveLength(1)
  })

  it('is over for what is chosen afterwards, and holds again by the next press', async () => {
    const { house, phone, all } = await withBoth()
    await oneClick(house, all)
    house.pass(hour)
    await ask(house, phone, { name: 'later', by: 'push' })
    await ask(house, phone, { name: 'chosen', by: 'mail' })
    house.pass(hour)
    await publish(house, 2)
    until(house, 2)
    expect(await send(house)).toBe(1)
    const letter = (await alertsTo(house, mika)).find(({ text }) => text.includes('later')) as Letter
    expect(letter.text).toContain('chosen')
    expect(letter.text).not.toContain('pushed')
    await oneClick(house, all)
    await publish(house, 3)
    until(house, 3)
    expect(await send(house)).toBe(0)
    expect((await alertsTo(house, mika)).flatMap(idsIn)).not.toContain(idOf(3))
  })

  it('is in the copy of one’s data', async () => {
    const { house, phone, all } = await withBoth()
    await oneClick(house, all)
    const copy = (await (await phone.request('GET', '/api/rights/copy')).json()) as { mailStops: { kind: string }[] }
    expect(copy.mailStops).toEqual([{ kind: 'alerts', at: new Date(house.now()).toISOString() }])
  })
})

describe('stopping the news of one search by its own link', () => {
  it('ends it, however it is told of, and nothing else', async () => {
    const { house, all, pushed, phone } = await withBoth()
    const [letter] = await alertsTo(house, mika)
    const one = tokensIn(letter as Letter).find((token) => token !== all && token.includes(`~${pushed}.`)) ?? ''
    await oneClick(house, one)
    expect(await alertsOf(house)).toEqual({ mailed: { every: 'daily', by: 'mail' }, pushed: null })
    await ask(house, phone, { name: 'another', by: 'push' })
    house.pass(hour)
    await publish(house, 2)
    until(house, 2)
    expect(await send(house)).toBe(1)
  })
})
