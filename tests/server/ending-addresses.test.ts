import { expect, it } from 'vitest'
import { addressSetting } from '../../src/domain/account/address-end.ts'
import { remindOfEndingAddresses } from '../../src/server/address/remind.ts'
import { day, type House, id, openHouse, set } from './house.ts'
import { letterTo, lettersTo } from './letters.ts'

const taro = 'taro@uni.example.org'

/** A house, in November 2026, where one university is known. */
async function openWithUniversity(): Promise<House> {
  const house = await openHouse()
  const university = {
    id: 'u1', name: { ja: '見本大学', en: 'Sample University' }, aliases: [], member: true, domains: ['uni.example.org'], patterns: [],
    privacy: null, since: null, contact: null,
  }
  await house.store.write(async (tx) => {
    await tx.insertInto('universities').values({ id: 'u1', body: JSON.stringify(university), member: 1, rev: 1, updatedAt: '' }).execute()
    // The sample people have their own dates.
    await tx.updateTable('accounts').set({ standing: 'closing' }).execute()
  })
  return house
}

const register = async (house: House, email: string, expectedCompletion: string | null) => {
  const account = await house.register(email)
  await house.store.write((tx) => tx.updateTable('accounts').set({ expectedCompletion }).where('id', '=', account).execute())
  return account
}
const remind = (house: House) => remindOfEndingAddresses(house.services)

it('are told of half a year before, a month before, and after, once each', async () => {
  const house = await openWithUniversity()
  await register(house, taro, '2027-06')
  expect(await remind(house)).toBe(0)
  house.pass(40 * day)
  expect([await remind(house), await remind(house)]).toEqual([1, 0])
  expect((await letterTo(house, taro, '半年')).text).toContain('/me/address')
  house.pass(130 * day)
  expect([await remind(house), await remind(house)]).toEqual([1, 0])
  house.pass(80 * day)
  expect([await remind(house), await remind(house)]).toEqual([1, 0])
  expect(await lettersTo(house, taro)).toHaveLength(3)
})

it('are told of once, by two servers that look at the same time', async () => {
  const house = await openWithUniversity()
  await register(house, taro, '2026-10')
  const counts = await Promise.all([remind(house), remind(house), remind(house)])
  expect(counts.toSorted()).toEqual([0, 0, 1])
  expect(await lettersTo(house, taro)).toHaveLength(1)
})

it('are passed over when they last, when nobody knows when the course ends, and before the first sign-in', async () => {
  const house = await openWithUniversity()
  await register(house, 'lasting@example.com', '2026-10')
  await register(house, 'unknown@uni.example.org', null)
  const invited = await register(house, 'invited@uni.example.org', '2026-10')
  await house.store.write((tx) => tx.updateTable('accounts').set({ standing: 'invited' }).where('id', '=', invited).execute())
  expect(await remind(house)).toBe(0)
})

it('follow what the record says: completed counts more than expected, and an address that stays is left alone', async () => {
  const house = await openWithUniversity()
  await register(house, taro, '2030-03')
  const client = await house.signIn(taro)
  expect(await remind(house)).toBe(0)
  const { type, record, field } = addressSetting
  await client.sync([set({ id: id('change'), type, record, field, value: taro.toUpperCase() }), set({ id: id('change'), field: 'status', value: 'completed' })])
  expect(await remind(house)).toBe(0)
  await client.sync([set({ id: id('change'), type, record, field, value: 'other@uni.example.org' })])
  expect(await remind(house)).toBe(1)
})

it('are told of anew when another university address was taken', async () => {
  const house = await openWithUniversity()
  await register(house, taro, '2026-10')
  const client = await house.signIn(taro)
  expect(await remind(house)).toBe(1)
  const next = 'taro2@uni.example.org'
  await client.request('POST', '/api/address', { email: next })
  const code = (await lettersTo(house, next))[0]?.text.split('\n')[0]
  expect((await client.request('POST', '/api/address/proof', { email: next, code })).status).toBe(200)
  expect(await remind(house)).toBe(1)
})
