import { beforeEach, expect, test } from 'vitest'
import { nothingRead } from '../../../src/device/device.ts'
import type { Json } from '../../../src/domain/json.ts'
import { NearServer, signedInPhone } from './phone.ts'

type Phone = Awaited<ReturnType<typeof signedInPhone>>

let server: NearServer
let phone: Phone
let second: Phone
beforeEach(async () => {
  server = new NearServer()
  phone = await signedInPhone(server)
  second = await signedInPhone(server)
})

async function put({ notebook }: Phone, record: string, field: string, value: Json) {
  const over = (await notebook.read('career', record)).get(field) ?? nothingRead
  await notebook.write({ type: 'career', record, field, value, over })
}
const listed = async ({ notebook }: Phone) =>
  Object.fromEntries(
    [...(await notebook.list('career'))].map(([record, fields]) => [record, Object.fromEntries([...fields].map(([field, { value }]) => [field, value]))]),
  )
const lost = () => {
  throw new TypeError('Failed to fetch')
}
const noConflicts = async () => {
  for (const each of [phone, second]) expect(await each.notebook.conflicts()).toEqual([])
}

test('the records of a type are listed with own unsent words, and no others', async () => {
  await put(phone, 'job1', 'organisation', 'A')
  await phone.round()
  await put(phone, 'job1', 'from', '2020-04')
  await put(phone, 'job2', 'organisation', 'B')
  await phone.write('a1', 'enrolled')
  expect(await listed(phone)).toEqual({ job1: { organisation: 'A', from: '2020-04' }, job2: { organisation: 'B' } })
  expect(await listed(second)).toEqual({})
})

test('a removed record is gone here at once and elsewhere after sync', async () => {
  await put(phone, 'job1', 'organisation', 'A')
  await phone.round()
  await second.round()
  await phone.notebook.remove('career', 'job1')
  expect(await listed(phone)).toEqual({})
  await phone.round()
  await second.round()
  expect(await listed(second)).toEqual({})
  expect(await listed(phone)).toEqual({})
})

test('undone before anything was sent, a removal leaves nothing to send', async () => {
  await put(phone, 'job1', 'organisation', 'A')
  await phone.round()
  const before = server.model.rev
  const removed = await phone.notebook.remove('career', 'job1')
  await phone.notebook.undo(removed)
  expect(await listed(phone)).toEqual({ job1: { organisation: 'A' } })
  expect(await phone.waiting()).toBe(0)
  await phone.round()
  expect(server.model.rev).toBe(before)
})

test('words that were never sent come back too', async () => {
  await put(phone, 'job1', 'organisation', 'A')
  await put(phone, 'job1', 'from', '2020-04')
  const removed = await phone.notebook.remove('career', 'job1')
  await phone.notebook.undo(removed)
  await phone.round()
  await second.round()
  expect(await listed(second)).toEqual({ job1: { organisation: 'A', from: '2020-04' } })
})

test('undone after the server had removed it, the record comes back whole on both devices, without a notice', async () => {
  await put(phone, 'job1', 'organisation', 'A')
  await put(phone, 'job1', 'from', '2020-04')
  await phone.round()
  await put(phone, 'job1', 'note', 'unsent')
  const removed = await phone.notebook.remove('career', 'job1')
  await phone.round()
  await second.round()
  expect(await listed(second)).toEqual({})
  await phone.notebook.undo(removed)
  const whole = { job1: { organisation: 'A', from: '2020-04', note: 'unsent' } }
  expect(await listed(phone)).toEqual(whole)
  await phone.round()
  await second.round()
  expect(await listed(phone)).toEqual(whole)
  expect(await listed(second)).toEqual(whole)
  await noConflicts()
})

test('undone while nobody knows whether the removal arrived, the record comes back whole, without a notice', async () => {
  for (const arrived of [true, false]) {
    const record = arrived ? 'job1' : 'job2'
    await put(phone, record, 'organisation', 'A')
    await put(phone, record, 'from', '2020-04')
    await phone.round()
    const removed = await phone.notebook.remove('career', record)
    server.answering = (_, normally) => {
      if (arrived) normally()
      return lost()
    }
    await phone.round()
    server.answering = (_, normally) => normally()
    await phone.notebook.undo(removed)
    await phone.round()
    await second.round()
    expect((await listed(second))[record]).toEqual({ organisation: 'A', from: '2020-04' })
    expect((await listed(phone))[record]).toEqual({ organisation: 'A', from: '2020-04' })
    await noConflicts()
  }
})

test('removed, brought back and removed again, it is gone; brought back once more, it is there', async () => {
  await put(phone, 'job1', 'organisation', 'A')
  await phone.round()
  const first = await phone.notebook.remove('career', 'job1')
  await phone.round()
  await phone.notebook.undo(first)
  const again = await phone.notebook.remove('career', 'job1')
  expect(await listed(phone)).toEqual({})
  await phone.round()
  await second.round()
  expect(await listed(second)).toEqual({})
  await phone.notebook.undo(again)
  await phone.round()
  await second.round()
  expect(await listed(second)).toEqual({ job1: { organisation: 'A' } })
  await noConflicts()
})

test('an edit from elsewhere that the remover had not seen keeps the record, and undo leaves that edit alone', async () => {
  await put(phone, 'job1', 'organisation', 'A')
  await phone.round()
  await second.round()
  await put(second, 'job1', 'organisation', 'A, renamed')
  await second.round()
  const removed = await phone.notebook.remove('career', 'job1')
  await phone.round()
  expect(await listed(phone)).toEqual({ job1: { organisation: 'A, renamed' } })
  await phone.notebook.undo(removed)
  await phone.round()
  expect(await listed(phone)).toEqual({ job1: { organisation: 'A, renamed' } })
})

test('removed twice, as by a double tap, it is gone all the same', async () => {
  await put(phone, 'job', 'employer', 'A')
  await phone.round()
  await phone.notebook.remove('career', 'job')
  const again = await phone.notebook.remove('career', 'job')
  await phone.round()
  await second.round()
  expect(await listed(second)).toEqual({})
  await noConflicts()
  await phone.notebook.undo(again)
  expect(await listed(phone)).toEqual({})
})

test('removed, written anew in one field and removed again before anything was sent, it is gone', async () => {
  await put(phone, 'job', 'employer', 'A')
  await put(phone, 'job', 'country', 'JP')
  await phone.round()
  await phone.notebook.remove('career', 'job')
  await put(phone, 'job', 'employer', 'B')
  await phone.notebook.remove('career', 'job')
  await phone.round()
  await second.round()
  expect(await listed(second)).toEqual({})
  await noConflicts()
})
