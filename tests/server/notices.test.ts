import { expect, it } from 'vitest'
import { catalogueSchema } from '../../src/api/catalogue.ts'
import { noticesEditionSchema } from '../../src/api/notices.ts'
import { publishNotices } from '../../src/server/catalogue/publish.ts'
import { day, type House, openHouse } from './house.ts'

const both = (words: string) => ({ ja: words, en: words })

const write = (house: House, id: string, state: 'draft' | 'published' | 'withdrawn', publishedAt: string | null) =>
  house.store.write(async (tx) => {
    const at = new Date(house.now()).toISOString()
    const body = JSON.stringify({ title: both(id), text: both('words') })
    await tx.insertInto('notices').values({ id, state, rev: 1, body, publishedAt, withdrawnAt: null, createdAt: at, updatedAt: at }).execute()
  })
const publish = (house: House) => house.store.write((tx) => publishNotices(tx, house.now()))
async function read(house: House) {
  const { editions } = catalogueSchema.parse(await (await house.stranger().request('GET', '/api/catalogue')).json())
  const edition = editions.find(({ kind }) => kind === 'notices')
  const file = await house.stranger().request('GET', edition?.href ?? '')
  return { edition: edition?.edition, notices: noticesEditionSchema.parse(await file.json()).notices.map(({ id }) => id) }
}

it('are in the catalogue once they are published, newest first, and gone once they are withdrawn', async () => {
  const house = await openHouse()
  await house.store.write((tx) => tx.deleteFrom('notices').execute())
  const at = (days: number) => new Date(house.now() + days * day).toISOString()
  await write(house, 'older', 'published', at(-9))
  await write(house, 'newer', 'published', at(-1))
  await write(house, 'unfinished', 'draft', null)
  await write(house, 'taken-back', 'withdrawn', at(-2))
  await publish(house)
  const first = await read(house)
  expect(first.notices).toEqual(['newer', 'older'])
  await publish(house)
  expect(await read(house)).toEqual(first)
  await house.store.write((tx) => tx.updateTable('notices').set({ state: 'withdrawn' }).where('id', '=', 'newer').execute())
  await publish(house)
  expect(await read(house)).toEqual({ edition: (first.edition ?? 0) + 1, notices: ['older'] })
})
