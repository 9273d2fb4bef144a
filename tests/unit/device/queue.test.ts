import { beforeEach, describe, expect, test } from 'vitest'
import { undoTime } from '../../../src/device/sync/batch.ts'
import type { Json } from '../../../src/domain/json.ts'
import { ModelServer } from '../sync/model.ts'
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
  const over = (await notebook.read('career', record)).get(field) ?? (await notebook.overRemoval('career', record))(field)
  await notebook.write({ type: 'career', record, field, value, over })
}
const value = async ({ notebook }: Phone, record: string, field: string) => (await notebook.read('career', record)).get(field)?.value

/** The server takes what it is sent, and its answer is lost. */
const answersAreLost = () => {
  server.answering = (_, normally) => {
    normally()
    throw new TypeError('Failed to fetch')
  }
}

/** One changes a job that the other removed without having seen it: a conflict about the job itself. */
async function conflictAboutJob() {
  await put(phone, 'job1', 'organisation', 'A')
  await phone.round()
  await second.round()
  await put(phone, 'job1', 'organisation', 'A2')
  await phone.round()
  await second.notebook.remove('career', 'job1')
  await second.round()
  await phone.round()
  const [conflict] = await phone.notebook.conflicts()
  if (!conflict) throw new Error('there is no conflict')
  return conflict.entry.id
}

describe('a page of an earlier version beside this one', () => {
  /** All that it looks at: what each change in the queue says of itself. */
  const unmarked = () => phone.database.run((open) => open.pending.filter(({ attempted }) => !attempted).toArray())

  test('finds each of a few changes marked that were sent', async () => {
    for (let field = 0; field < 2; field += 1) await put(phone, 'job1', `f${field}`, 'A')
    answersAreLost()
    await phone.round()
    expect(await unmarked()).toEqual([])
  })

  test('finds a removal marked among many: else it would take it out of the queue, and what it brings back would be removed', async () => {
    for (let field = 0; field < 40; field += 1) await put(phone, 'job1', `f${field}`, 'A')
    await phone.round()
    for (let field = 0; field < 40; field += 1) await put(phone, 'job2', `f${field}`, 'A')
    await phone.notebook.remove('career', 'job1')
    answersAreLost()
    await phone.round()
    expect((await unmarked()).map(({ change }) => change.kind)).not.toContain('remove')
  })
})

test('of many changes whose answer was lost each one may be at the server: what is written over it names it', async () => {
  for (let field = 0; field < 40; field += 1) await put(phone, 'job1', `f${field}`, 'A')
  answersAreLost()
  await phone.round()
  for (let field = 0; field < 40; field += 1) await put(phone, 'job1', `f${field}`, 'B')
  server.answering = (_, normally) => normally()
  await phone.round()
  expect(await phone.notebook.conflicts()).toEqual([])
  await second.round()
  expect(await value(second, 'job1', 'f39')).toBe('B')
})

describe('while a change is held back', () => {
  beforeEach(async () => {
    // The first round after a start offers again what was held back.
    await phone.round()
    await put(phone, 'held', 'organisation', 'H')
    await phone.database.run((open) => open.pending.toCollection().modify({ held: true }))
    for (let field = 0; field < 60; field += 1) await put(phone, 'job1', `f${field}`, 'A')
    await phone.round()
  })

  test('typing on leaves one change', async () => {
    for (let time = 0; time < 40; time += 1) await put(phone, 'job1', 'f1', `B${time}`)
    expect(await phone.waiting()).toBe(2)
  })

  test('a removal that was in no request is undone as if it had never been', async () => {
    const rev = server.model.rev
    await phone.notebook.undo(await phone.notebook.remove('career', 'job1'))
    await phone.round()
    expect(await phone.waiting()).toBe(1)
    expect(server.model.rev).toBe(rev)
    expect(await value(phone, 'job1', 'f1')).toBe('A')
  })
})

describe('a settled conflict that can still be undone', () => {
  test('is undone while a restored server is offered everything, and nothing else is lost by it', async () => {
    const conflict = await conflictAboutJob()
    await put(phone, 'job2', 'organisation', 'B')
    await phone.round()
    await put(phone, 'job1', 'note', 'a word of my own')
    const settled = await phone.notebook.settle(conflict, 'take')
    // From a backup that has nothing of all this.
    server.epoch = 'epoch-2'
    server.model = new ModelServer()
    let asked = 0
    server.answering = (_, normally) => {
      asked += 1
      if (asked > 1) throw new TypeError('Failed to fetch')
      return normally()
    }
    await phone.round()
    expect(settled && (await phone.notebook.reopen(settled))).toBe(true)
    server.answering = (_, normally) => normally()
    await phone.round()
    expect(await value(phone, 'job2', 'organisation')).toBe('B')
    expect(await value(phone, 'job1', 'note')).toBe('a word of my own')
  })

  test('removes a job that was removed here meanwhile, and nobody is asked again', async () => {
    const conflict = await conflictAboutJob()
    await phone.notebook.remove('career', 'job1')
    await phone.notebook.settle(conflict, 'take')
    phone.pass(undoTime + 1)
    await phone.round()
    await second.round()
    for (const each of [phone, second]) {
      expect(await each.notebook.conflicts()).toEqual([])
      expect(await value(each, 'job1', 'organisation')).toBeUndefined()
    }
  })

  test('goes before what is written over it, and nobody disagrees', async () => {
    await phone.notebook.settle(await conflictAboutJob(), 'take')
    await put(phone, 'job1', 'note', 'again')
    await phone.round()
    phone.pass(undoTime + 1)
    await phone.round()
    expect(await phone.notebook.conflicts()).toEqual([])
    expect(await value(phone, 'job1', 'note')).toBe('again')
  })
})
