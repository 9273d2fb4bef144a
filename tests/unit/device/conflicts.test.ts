import { beforeEach, describe, expect, test } from 'vitest'
import { nothingRead } from '../../../src/device/device.ts'
import { undoTime } from '../../../src/device/sync/batch.ts'
import { NearServer, signedInPhone } from './phone.ts'

type Phone = Awaited<ReturnType<typeof signedInPhone>>

let server: NearServer
let phone: Phone
let second: Phone

/** Both change one field unseen; the second, later, one stands. */
beforeEach(async () => {
  server = new NearServer()
  phone = await signedInPhone(server)
  second = await signedInPhone(server)
  second.pass(10_000)
  server.model.now = 1_000_000
  await phone.write('d3', 'from the phone')
  await second.write('d3', 'from the laptop')
  await everybody()
})

async function everybody() {
  for (const each of [phone, second, phone]) await each.round()
}
async function only({ notebook }: Phone) {
  const [kept, ...others] = await notebook.conflicts()
  if (!kept || others.length > 0) throw new Error('there is not exactly one conflict')
  return kept
}
async function settle(each: Phone, choice: 'take' | 'dismiss') {
  const settled = await each.notebook.settle((await only(each)).entry.id, choice)
  if (!settled) throw new Error('there was nothing to settle')
  return settled
}

test('both values are told with when and on which device each was written', async () => {
  const here = await only(phone)
  expect(here).toMatchObject({ ours: true, standing: { ours: false } })
  expect(here.entry.loser).toMatchObject({ value: 'from the phone' })
  expect(here.current.value).toBe('from the laptop')
  const there = await only(second)
  expect(there).toMatchObject({ ours: false, standing: { ours: true } })
  expect(there.standing?.at).toBe(here.standing?.at)
  const third = await signedInPhone(server)
  await third.round()
  expect(await only(third)).toMatchObject({ ours: false, standing: { ours: null, at: here.standing?.at } })
})

describe.each(['take', 'dismiss'] as const)('a conflict that is settled (%s)', (choice) => {
  const standing = choice === 'take' ? 'from the phone' : 'from the laptop'

  test('is settled on every device, once it can no longer be undone', async () => {
    await settle(phone, choice)
    expect(await phone.value('d3')).toBe(standing)
    expect(await phone.notebook.conflicts()).toEqual([])
    await everybody()
    expect(await second.notebook.conflicts()).toHaveLength(1)
    expect(await phone.waiting()).toBe(1)

    phone.pass(undoTime)
    await everybody()
    for (const each of [phone, second]) {
      expect(await each.notebook.conflicts()).toEqual([])
      expect(await each.value('d3')).toBe(standing)
      expect(await each.waiting()).toBe(0)
    }
  })

  test('is open again as it was when it is undone in time, and nobody hears of it', async () => {
    const before = await only(phone)
    const revision = server.model.rev
    const settled = await settle(phone, choice)
    await everybody()
    expect(await phone.notebook.reopen(settled)).toBe(true)
    expect(await only(phone)).toEqual(before)
    phone.pass(undoTime)
    await everybody()
    expect(server.model.rev).toBe(revision)
    expect(await only(second)).toMatchObject({ entry: before.entry })
  })

  test('can not be undone once it was sent', async () => {
    const settled = await settle(phone, choice)
    phone.pass(undoTime)
    await everybody()
    expect(await phone.notebook.reopen(settled)).toBe(false)
    expect(await phone.value('d3')).toBe(standing)
  })

  test('is sent by the next start when the app was closed meanwhile, and when the clock was set back', async () => {
    await settle(phone, choice)
    phone.pass(-3_600_000)
    await everybody()
    expect(await second.notebook.conflicts()).toEqual([])
  })
})

test('words typed over a value just taken are sent at once, and what they replace is not undone under them', async () => {
  const settled = await settle(phone, 'take')
  await phone.write('d3', 'typed on')
  expect(await phone.notebook.reopen(settled)).toBe(false)
  await everybody()
  for (const each of [phone, second]) {
    expect(await each.value('d3')).toBe('typed on')
    expect(await each.notebook.conflicts()).toEqual([])
  }
})

test('settled on two devices at once, differently, both end the same and nothing is open', async () => {
  await settle(phone, 'take')
  await settle(second, 'dismiss')
  for (const each of [phone, second]) each.pass(undoTime)
  await everybody()
  await everybody()
  expect(await phone.value('d3')).toBe(await second.value('d3'))
  expect(await second.notebook.conflicts()).toEqual(await phone.notebook.conflicts())
  expect(await phone.notebook.conflicts()).toEqual([])
})

describe('a record that was removed without having seen a change', () => {
  beforeEach(async () => {
    await settle(phone, 'dismiss')
    phone.pass(undoTime)
    await phone.notebook.write({ type: 'career', record: 'job1', field: 'organisation', value: 'A', over: nothingRead })
    await everybody()
    const over = (await phone.notebook.read('career', 'job1')).get('organisation') ?? nothingRead
    await phone.notebook.write({ type: 'career', record: 'job1', field: 'organisation', value: 'B', over })
    await second.notebook.remove('career', 'job1')
    await everybody()
  })
  const there = async (each: Phone) => (await each.notebook.read('career', 'job1')).get('organisation')?.value

  test('lives on, and everybody is told when and where it was removed', async () => {
    for (const each of [phone, second]) expect(await there(each)).toBe('B')
    expect(await only(phone)).toMatchObject({ ours: false, entry: { about: { record: 'job1', field: '' } } })
    expect(await only(second)).toMatchObject({ ours: true })
  })

  test('is removed after all when the person says so, which can be undone', async () => {
    const settled = await settle(second, 'take')
    expect(await there(second)).toBeUndefined()
    expect(await second.notebook.reopen(settled)).toBe(true)
    expect(await there(second)).toBe('B')

    await settle(second, 'take')
    second.pass(undoTime)
    await everybody()
    for (const each of [phone, second]) {
      expect(await there(each)).toBeUndefined()
      expect(await each.notebook.conflicts()).toEqual([])
    }
  })

  test('comes back with own unsent words when that is undone, and what was written meanwhile stays', async () => {
    for (const field of ['title', 'place', 'note']) {
      await second.notebook.write({ type: 'career', record: 'job1', field, value: `own ${field}`, over: nothingRead })
    }
    const settled = await settle(second, 'take')
    await second.write('d4', 'meanwhile')
    expect(await second.notebook.reopen(settled)).toBe(true)
    expect(await second.value('d4')).toBe('meanwhile')
    await everybody()
    expect(await phone.value('d4')).toBe('meanwhile')
    expect((await phone.notebook.read('career', 'job1')).get('note')?.value).toBe('own note')
  })

  test('stays when the person keeps it, with own unsent words', async () => {
    await settle(second, 'dismiss')
    second.pass(undoTime)
    await everybody()
    for (const each of [phone, second]) {
      expect(await there(each)).toBe('B')
      expect(await each.notebook.conflicts()).toEqual([])
    }
  })
})
