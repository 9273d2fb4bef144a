import { beforeEach, expect, test } from 'vitest'
import { readAllKept } from '../../../src/app/postings/kept/all-kept.ts'
import { keep, letGo } from '../../../src/app/postings/kept/keeping.ts'
import { nothingRead } from '../../../src/device/device.ts'
import type { Json } from '../../../src/domain/json.ts'
import { keptType } from '../../../src/domain/posting/keep.ts'
import type { Posting } from '../../../src/domain/posting/posting.ts'
import { NearServer, signedInPhone } from './phone.ts'

type Phone = Awaited<ReturnType<typeof signedInPhone>>

const posting: Posting = {
  id: 'D126110001', title: { ja: '助教' }, institution: { ja: '見本大学' }, fields: [], jobTypes: [], institutionType: null, prefectures: [], country: null,
  employmentForms: [], terms: [], pay: { from: null, to: null }, considerations: [], entryWays: [], publishedOn: '2026-11-01', updatedOn: null,
  closesOn: '2026-12-20', since: 3, sample: false, texts: { parts: { duties: { ja: '講義' } }, page: null, applyAt: null },
}
const postings = {
  here: async () => ({ edition: 7, madeAt: '2026-11-20T00:00:00.000Z', takenAt: '2026-11-20T00:00:00.000Z', count: 1, texts: 'all' as const, missingBytes: 0 }),
}

let server: NearServer
let phone: Phone
let second: Phone
beforeEach(async () => {
  server = new NearServer()
  phone = await signedInPhone(server)
  second = await signedInPhone(server)
})

const meet = async () => {
  for (const each of [phone, second, phone, second]) await each.round()
}
async function put({ notebook }: Phone, field: string, value: Json) {
  const over = (await notebook.read(keptType, posting.id)).get(field) ?? nothingRead
  await notebook.write({ type: keptType, record: posting.id, field, value, over })
}
const keptOn = async ({ notebook }: Phone) => (await readAllKept(notebook))[0]

test('state, note and deadline that two phones wrote without a network meet, each in its own field', async () => {
  await keep(phone.notebook, postings, posting, Date.parse('2026-11-21'))
  await meet()
  await put(phone, 'state', 'applying')
  await put(phone, 'note', '推薦状を頼む')
  await put(second, 'deadline', '2026-12-10')
  await meet()
  for (const each of [phone, second]) {
    expect(await keptOn(each)).toMatchObject({ state: 'applying', note: '推薦状を頼む', deadline: '2026-12-10', copy: { heading: { id: posting.id }, edition: 7 } })
    expect(await each.notebook.conflicts()).toEqual([])
  }
})

test('of two notes that did not know of each other none is lost', async () => {
  await keep(phone.notebook, postings, posting, Date.parse('2026-11-21'))
  await meet()
  await put(phone, 'note', '一')
  await put(second, 'note', '二')
  await meet()
  for (const each of [phone, second]) {
    const [conflict] = await each.notebook.conflicts()
    expect(new Set([conflict?.entry.loser.value, conflict?.current.value])).toEqual(new Set(['一', '二']))
  }
})

test('kept by two phones at once it is one, and only the moment of it differs', async () => {
  await keep(phone.notebook, postings, posting, Date.parse('2026-11-21'))
  await keep(second.notebook, postings, posting, Date.parse('2026-11-22'))
  await meet()
  expect((await phone.notebook.conflicts()).map(({ entry }) => entry.about.field)).toEqual(['keptAt'])
  expect(await keptOn(second)).toMatchObject({ state: 'interested', copy: { edition: 7 } })
})

test.each(['before its removal was sent', 'after', 'after, on the other phone'])('let go and kept again, %s, it is there without a question, with what was written beside it', async (when) => {
  await keep(phone.notebook, postings, posting, Date.parse('2026-11-21'))
  await put(phone, 'state', 'applied')
  await put(phone, 'note', 'メモ')
  await meet()
  await letGo(phone.notebook, posting.id)
  if (when !== 'before its removal was sent') await meet()
  const again = when === 'after, on the other phone' ? second : phone
  await keep(again.notebook, postings, posting, Date.parse('2026-11-25'))
  await meet()
  for (const each of [phone, second]) {
    expect(await keptOn(each)).toMatchObject({ state: 'interested', note: 'メモ', keptAt: '2026-11-25T00:00:00.000Z' })
    expect(await each.notebook.conflicts()).toEqual([])
  }
})
