import { reminderSetting } from '../../src/domain/posting/deadline.ts'
import type { Heading } from '../../src/domain/posting/posting.ts'
import type { Json } from '../../src/domain/json.ts'
import { remindOfDeadlines } from '../../src/server/deadlines/remind.ts'
import { openQuietHouse, until } from './campaigning.ts'
import { type Client, type House, id, set } from './house.ts'
import { lettersTo } from './letters.ts'
import { openPushService } from './push-service.ts'

/** Who keeps a posting in these tests. */
export const mika = 'mika@example.jp'
/** Nine in the morning in Japan, seven days before the deadline. */
export const weekBefore = '2026-12-13T00:00:00.000Z'
const closesOn = '2026-12-20'

export const heading: Heading = {
  id: 'D126110001', title: { ja: '助教の公募', en: 'Assistant professor' }, institution: { ja: '見本大学' }, fields: [], jobTypes: [], institutionType: null,
  prefectures: [], country: null, employmentForms: [], terms: [], pay: { from: null, to: null }, considerations: [], entryWays: [],
  publishedOn: '2026-11-01', updatedOn: null, closesOn, since: 1, sample: false,
}
const copy = { heading, texts: null, edition: 1, at: '2026-11-20T00:00:00.000Z' } as unknown as Json

/** A phone of somebody, which writes over what it wrote itself. */
export function phoneOf(client: Client) {
  const last = new Map<string, string>()
  const write = async (fields: Record<string, Json>, { type = 'posting', record = heading.id, at }: { type?: string; record?: string; at?: number } = {}) => {
    // What the office wrote meanwhile is on its screen too.
    for (const row of (await client.sync()).changes) if (row.kind === 'set') last.set(`${row.type} ${row.record} ${row.field}`, row.id)
    return client.sync(
      Object.entries(fields).map(([field, value]) => {
        const place = `${type} ${record} ${field}`
        const change = set({ type, record, field, value, based: [last.get(place)].filter((known) => known !== undefined), ...(at === undefined ? {} : { at }) })
        last.set(place, change.id)
        return change
      }),
    )
  }
  return {
    client,
    write,
    wish: (fields: Record<string, Json>, at?: number) => write(fields, { type: reminderSetting.type, record: reminderSetting.record, ...(at === undefined ? {} : { at }) }),
    keep: (fields: Record<string, Json> = {}, record = heading.id) => write({ copy, state: 'interested', ...fields }, { record }),
    letGo: () =>
      client.sync([{ id: id(), kind: 'remove', type: 'posting', record: heading.id, at: Date.now(), seen: Object.fromEntries([...last].flatMap(([place, seen]) => (place.startsWith('posting ') ? [[place.split(' ')[2], [seen]]] : []))) }]),
  }
}
export type Phone = ReturnType<typeof phoneOf>
/** Lets the server tell of deadlines; returns how many mails it wrote. */
export const remind = (house: House) => remindOfDeadlines(house.services, new AbortController().signal)
/** The mails about deadlines that came, once all that wait are sent. */
export const delivered = async (house: House) => {
  await house.deliver()
  return (await lettersTo(house, mika)).filter(({ text }) => text.includes('/postings/kept'))
}

/** Somebody who keeps a posting and asked for mails, a week before it closes. */
export async function withKeeper(fields: Record<string, Json> = {}) {
  const house = await openQuietHouse()
  await house.register(mika)
  const phone = phoneOf(await house.signIn(mika))
  await phone.keep(fields)
  await phone.wish({ [reminderSetting.mail]: true })
  until(house, weekBefore)
  return { house, phone }
}

/** Somebody who keeps a posting and wants what `wishes` says, where notifications are sent, a week before it closes. No device shows any yet. */
export async function withWishes(...wishes: ('mail' | 'push')[]) {
  const service = await openPushService()
  const house = await openQuietHouse({ config: { push: service.setup } })
  await house.register(mika)
  const phone = phoneOf(await house.signIn(mika))
  await phone.keep()
  await phone.wish(Object.fromEntries(wishes.map((wish) => [reminderSetting[wish], true])))
  until(house, weekBefore)
  const subscribe = async (client: Client = phone.client, name = 'mika') => {
    const browser = service.browser(name)
    await client.request('POST', '/api/push/subscriptions', browser.subscription)
    return browser
  }
  return { service, house, phone, subscribe }
}

/** Which reminders are noted as told. */
export const noted = (house: House): Promise<string[]> =>
  house.store.read(async (tx) => (await tx.selectFrom('reminders').select('kind').orderBy('kind').execute()).map(({ kind }) => kind))

/** What a mail about deadlines offers to its reader's mail program: the path to ask, and the token at its end. */
export async function stopIn(house: House): Promise<{ path: string; token: string }> {
  await house.deliver()
  const raw = (await house.mails()).findLast((mail) => mail.includes('/postings/kept')) ?? ''
  const path = /<https?:\/\/[^/]+(\/api\/mail-stops\/one-click\/\S+)>/.exec(raw.replaceAll(/\n\s+/g, ' '))?.[1] ?? ''
  return { path, token: decodeURIComponent(path.split('/').at(-1) ?? '') }
}

/** One press in a mail program. */
export const press = (house: House, path: string) =>
  fetch(house.url + path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' })

/** How somebody wishes to be told, as a device reads it that comes anew. */
export async function wishesOf(house: House): Promise<Record<string, unknown>> {
  const { changes } = await (await house.signIn(mika)).sync()
  return Object.fromEntries(changes.flatMap((row) => (row.kind === 'set' && row.type === reminderSetting.type ? [[row.field, row.value]] : [])))
}
