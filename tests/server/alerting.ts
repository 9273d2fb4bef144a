import { expect } from 'vitest'
import { sendPostingAlerts } from '../../src/server/alerts/send.ts'
import { publishPostings } from '../../src/server/catalogue/postings/publish-postings.ts'
import { madeUp, putPostings } from '../postings/made-up.ts'
import { type Client, day, hour, type House, openHouse, set } from './house.ts'
import { type Letter, lettersTo } from './letters.ts'

/** Whom most of these tests are about. */
export const mika = 'mika@example.jp'
export const subject = { ja: 'JGRAD 検索条件に合う新着求人があります', en: 'JGRAD: new postings for your saved searches' }

/** Monday 23 November 2026 at eight in Japan, and at that hour so many days later. */
const monday = Date.parse('2026-11-22T23:00:00Z')
export const until = (house: House, days: number, hours = 0) => house.pass(monday + days * day + hours * hour - house.now())

/** A house with no postings but those that the test takes in, on the Sunday evening before. */
export async function openEmpty(options: Parameters<typeof openHouse>[0] = {}): Promise<House> {
  const house = await openHouse(options)
  await house.store.write(async (tx) => {
    await tx.deleteFrom('postings').execute()
    await tx.deleteFrom('pieces').execute()
    await tx.deleteFrom('editions').where('kind', '=', 'postings').execute()
  })
  return house
}

/** Takes in postings by their numbers, and publishes them. */
export async function publish(house: House, ...numbers: number[]): Promise<void> {
  await house.store.write((tx) => putPostings(tx, numbers.map((number) => madeUp(number)), new Date(house.now()).toISOString()))
  await publishPostings(house.services)
}
export const send = async (house: House): Promise<number> => {
  const mails = await sendPostingAlerts(house.services, new AbortController().signal)
  await house.deliver()
  return mails
}

let searches = 0
/** Saves a search on a phone that asks to be told. */
export async function ask(house: House, client: Client, { name = '助教', every = 'daily', by = 'mail', fields = {} }: { name?: string; every?: string; by?: string; fields?: Record<string, unknown> } = {}): Promise<string> {
  const record = `search-${(searches += 1)}`
  const change = (field: string, value: unknown) => set({ type: 'search', record, field, value, at: house.now() })
  const all = { name, alert: { every, by }, ...fields }
  const { results } = await client.sync(Object.entries(all).map(([field, value]) => change(field, value)))
  expect(results.every(({ outcome }) => outcome === 'applied')).toBe(true)
  return record
}
/** The mails about postings that somebody got. */
export const alertsTo = async (house: House, email: string): Promise<Letter[]> =>
  (await lettersTo(house, email)).filter((letter) => Object.values(subject).includes(letter.subject))
export const idsIn = ({ text }: Letter) => [...text.matchAll(/\/postings\/(\S+)/g)].map(([, id]) => id)
export const idOf = (number: number) => madeUp(number).heading.id
export const tokensIn = ({ text }: Letter) => [...text.matchAll(/\/alerts\/stop#(\S+)/g)].map(([, token]) => token ?? '')
/** What a mail program posts when its reader presses "unsubscribe". */
export const form = 'List-Unsubscribe=One-Click'
/** As mail providers ask: from a machine of theirs, with no cookie. */
export const oneClick = (house: House, token: string, body: string = form) =>
  fetch(`${house.url}/api/posting-alerts/one-click/${token}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })
