import { expect, test } from 'vitest'
import { nothingRead } from '../../../src/device/device.ts'
import { NearServer, signedInPhone } from './phone.ts'

async function write(phone: Awaited<ReturnType<typeof signedInPhone>>, field: string, value: string) {
  const over = (await phone.notebook.read('posting', 'p1')).get(field) ?? nothingRead
  await phone.notebook.write({ type: 'posting', record: 'p1', field, value, over })
}

test('what was removed here, and the server knows it, is written anew without a notice', async () => {
  const phone = await signedInPhone(new NearServer())
  await write(phone, 'note', 'first')
  await phone.round()
  await phone.notebook.remove('posting', 'p1')
  await phone.round()
  await write(phone, 'note', 'second')
  await phone.round()
  expect(await phone.notebook.conflicts()).toEqual([])
})

test('what was removed here twice without a network is written anew without a notice', async () => {
  const phone = await signedInPhone(new NearServer())
  await write(phone, 'note', 'first')
  await phone.round()
  await phone.notebook.remove('posting', 'p1')
  await write(phone, 'state', 'kept')
  await phone.notebook.remove('posting', 'p1')
  await write(phone, 'note', 'second')
  await phone.round()
  expect(await phone.notebook.conflicts()).toEqual([])
})

test('what was removed elsewhere, and is written here without anybody having known, is told', async () => {
  const server = new NearServer()
  const [phone, other] = [await signedInPhone(server), await signedInPhone(server)]
  await write(phone, 'note', 'first')
  for (const each of [phone, other]) await each.round()
  await other.notebook.remove('posting', 'p1')
  for (const each of [other, phone]) await each.round()
  await write(phone, 'state', 'kept')
  await phone.round()
  expect((await phone.notebook.conflicts()).map(({ entry }) => entry.about.field)).toEqual([''])
})
