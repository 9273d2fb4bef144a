import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { syncInBackground } from '../../../src/device/background.ts'
import { undoTime } from '../../../src/device/sync/batch.ts'
import { syncLock } from '../../../src/device/sync/lock.ts'
import type { SyncAnswer } from '../../../src/api/sync.ts'
import type { Campaign } from '../../../src/domain/campaign.ts'
import { contentHash, type Submission } from '../../../src/domain/submission.ts'
import { ModelServer } from '../sync/model.ts'
import { type Asked, hanako, html, NearServer, problem, signedInPhone } from './phone.ts'

let server: NearServer
beforeEach(() => {
  server = new NearServer()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const lost = () => {
  throw new TypeError('Failed to fetch')
}

test('what was written reaches the server and the second phone', async () => {
  const phone = await signedInPhone(server)
  const second = await signedInPhone(server)
  await phone.write('a1', 'enrolled')
  expect(await phone.round()).toBe('done')
  expect(await second.round()).toBe('done')
  expect(await second.value('a1')).toBe('enrolled')
  expect(await phone.waiting()).toBe(0)
  expect(await phone.value('a1')).toBe('enrolled')
})

test('a round that brings nothing new writes nothing and has no tab read anything anew', async () => {
  const phone = await signedInPhone(server)
  const feed = () => phone.database.run((open) => open.meta.get('feed'))
  await phone.write('a1', 'enrolled')
  await phone.round()
  const before = await feed()
  const told = vi.spyOn(BroadcastChannel.prototype, 'postMessage')
  server.model.now += 1000
  expect(await phone.round()).toBe('done')
  expect(await feed()).toEqual(before)
  expect(told).not.toHaveBeenCalled()

  server.model.now += 60_000
  expect(await phone.round()).toBe('done')
  expect((await feed())?.lastReceived).toBe(server.model.now)
  expect(told).toHaveBeenCalledWith({ kind: 'notebook' })
})

test('an answer lost after the server took the change costs nothing: the retry has one effect and no notice', async () => {
  const phone = await signedInPhone(server)
  await phone.write('a1', 'enrolled')
  server.answering = (_, normally) => {
    normally()
    return lost()
  }
  expect(await phone.round()).toBe('later')
  expect(await phone.waiting()).toBe(1)
  server.answering = (_, normally) => normally()
  expect(await phone.round()).toBe('done')
  expect(server.model.rev).toBe(1)
  expect(await phone.notebook.conflicts()).toEqual([])
})

test('twelve saves of one field with no network are one change and make no conflict', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'first')
  await phone.round()
  server.answering = lost
  for (let save = 1; save <= 12; save++) {
    await phone.write('d3', `save ${save}`)
    await phone.round()
  }
  server.answering = (_, normally) => normally()
  expect(await phone.round()).toBe('done')
  expect(await phone.value('d3')).toBe('save 12')
  expect(await phone.notebook.conflicts()).toEqual([])
})

test('two phones that edit one field offline end with one value and the kept other, and settling on one settles on both', async () => {
  const [phone, second] = [await signedInPhone(server), await signedInPhone(server)]
  await phone.write('d3', 'ground')
  await phone.round()
  await second.round()
  await phone.write('d3', 'from the phone')
  await second.write('d3', 'from the laptop')
  for (const device of [phone, second, phone]) await device.round()
  expect(await phone.value('d3')).toBe(await second.value('d3'))
  const [kept] = await phone.notebook.conflicts()
  expect(new Set([kept?.entry.loser.value, kept?.current.value])).toEqual(new Set(['from the laptop', 'from the phone']))
  expect(await second.notebook.conflicts()).toHaveLength(1)

  await phone.notebook.settle(kept?.entry.id ?? '', 'take')
  expect(await phone.notebook.conflicts()).toEqual([])
  phone.pass(undoTime)
  await phone.round()
  await second.round()
  expect(await second.notebook.conflicts()).toEqual([])
  expect(await second.value('d3')).toBe(kept?.entry.loser.value)
})

test('a newer value that arrives under an unsent edit does not become its ground', async () => {
  const [phone, second] = [await signedInPhone(server), await signedInPhone(server)]
  await phone.write('d3', 'ground')
  await phone.round()
  await second.round()
  const onScreen = (await phone.notebook.read('draft', 'survey')).get('d3') ?? { value: undefined, ids: [] }
  await second.write('d3', 'from the laptop')
  await second.round()
  await phone.round()
  await phone.notebook.write({ type: 'draft', record: 'survey', field: 'd3', value: 'typed before it was seen', over: onScreen })
  await phone.round()
  expect((await phone.notebook.conflicts()).map(({ entry }) => entry.loser.value)).toHaveLength(1)
})

describe('what is not the server speaking empties nothing and wipes nothing', () => {
  const strangers: [string, (normally: () => Response) => Response | Promise<Response>][] = [
    ["a captive portal's page with status 200", () => html(200)],
    ['a page with status 403', () => html(403)],
    ['a page with status 401', () => html(401)],
    ['JSON cut short', async (normally) => {
      const text = await normally().text()
      return new Response(text.slice(0, text.length / 2), { headers: { 'content-type': 'application/json' } })
    }],
    ['JSON of another kind', () => Response.json({ ok: true })],
    ['an answer to another request', async (normally) => Response.json({ ...(await normally().json()), request: 'another' })],
    ['an answer for another account', async (normally) => Response.json({ ...(await normally().json()), account: 'another' })],
    ['an answer with too few results', async (normally) => Response.json({ ...(await normally().json()), results: [] })],
    ['an order to wipe without our echo', () => problem(403, 'device-revoked', { request: 'another', account: 'account-hanako' })],
    ['a redirect', () => Response.redirect('https://portal.example/', 302)],
    ['an answer that is too busy', () => problem(429, 'too-many-tries')],
  ]
  test.each(strangers)('%s', async (_what, answer) => {
    const phone = await signedInPhone(server)
    await phone.write('a1', 'enrolled')
    server.answering = (_, normally) => answer(normally)
    expect(await phone.round()).toBe('later')
    expect(await phone.waiting()).toBe(1)
    expect(await phone.value('a1')).toBe('enrolled')
    server.answering = (_, normally) => normally()
    expect(await phone.round()).toBe('done')
    expect(server.model.registers.get('draft/survey')?.get('a1')?.value).toBe('enrolled')
  })
})

test('an ended session keeps everything and is remembered until a good round', async () => {
  const phone = await signedInPhone(server)
  await phone.write('a1', 'enrolled')
  server.answering = () => problem(401, 'not-signed-in')
  expect(await phone.round()).toBe('signed-out')
  expect(await phone.marks.get('sessionEnded')).toBe(true)
  expect(await phone.waiting()).toBe(1)
  server.answering = (_, normally) => normally()
  expect(await phone.round()).toBe('done')
  expect(await phone.marks.get('sessionEnded')).toBe(false)
})

test('the server itself, echoing our request and account, takes the notebook away; unsent text is set aside first', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'not yet sent')
  server.answering = ({ body }) => problem(403, 'device-revoked', body as object)
  expect(await phone.round()).toBe('revoked')
  expect(await phone.marks.get('person')).toBeUndefined()
  expect(await phone.databaseNames()).toEqual(['jgrad-device'])
  const kept = await phone.marks.get('setAside')
  expect(kept).toEqual([{ account: 'account-hanako', text: expect.stringContaining('not yet sent') }])
  expect(await phone.marks.get('doomed')).toBeUndefined()
})

test('a change that the server fails on is held back and all others arrive', async () => {
  const phone = await signedInPhone(server)
  for (const field of ['a1', 'a2', 'poison', 'a4', 'a5']) await phone.write(field, field)
  server.answering = ({ body }, normally) => (JSON.stringify(body).includes('"poison"') ? problem(500, 'server-error') : normally())
  for (let round = 0; round < 20; round++) await phone.round()
  expect([...(server.model.registers.get('draft/survey')?.keys() ?? [])].toSorted()).toEqual(['a1', 'a2', 'a4', 'a5'])
  expect(await phone.value('poison')).toBe('poison')
  expect(await phone.waiting()).toBe(1)
})

test('a batch that is too large is halved until it fits', async () => {
  const phone = await signedInPhone(server)
  for (let count = 0; count < 20; count++) await phone.write(`d${count}`, 'x'.repeat(100))
  server.answering = ({ body }, normally) => (JSON.stringify(body).length > 1500 ? problem(413, 'too-large') : normally())
  expect(await phone.round()).toBe('done')
  expect(server.model.registers.get('draft/survey')?.size).toBe(20)
})

describe('of a long queue that is answered at once', () => {
  const many = 40

  async function phoneWithMany() {
    const phone = await signedInPhone(server)
    for (let at = 0; at < many; at++) await phone.write(`q${at}`, `answer ${at}`)
    return phone
  }
  type Phone = Awaited<ReturnType<typeof phoneWithMany>>
  const ownFields = (phone: Phone) => phone.database.run((open) => open.rows.filter(({ own }) => own === true).count())

  test('nothing waits any more, and each row is known as written here', async () => {
    const phone = await phoneWithMany()
    expect(await phone.round()).toBe('done')
    expect(await phone.waiting()).toBe(0)
    expect(await phone.value('q39')).toBe('answer 39')
    expect(await ownFields(phone)).toBe(many)
  })

  test('a word typed on meanwhile goes on waiting, over what was sent', async () => {
    const phone = await phoneWithMany()
    server.answering = async (_, normally) => {
      server.answering = (__, others) => others()
      await phone.write('q20', 'typed on')
      return normally()
    }
    expect(await phone.round()).toBe('done')
    expect(await phone.value('q20')).toBe('typed on')
    expect(server.model.registers.get('draft/survey')?.get('q20')?.value).toBe('typed on')
    expect(await phone.notebook.conflicts()).toEqual([])
    expect(await ownFields(phone)).toBe(many)
  })

  test('one in the middle that the server puts off stays, and is shown', async () => {
    const phone = await phoneWithMany()
    server.answering = async (_, normally) => {
      const answer = (await normally().json()) as SyncAnswer
      const results = answer.results.map((result, at) => (at === 20 ? { ...result, outcome: 'parked' } : result))
      return Response.json({ ...answer, results, changes: answer.changes.filter((row) => row.kind !== 'set' || row.field !== 'q20') })
    }
    expect(await phone.round()).toBe('done')
    expect(await phone.waiting()).toBe(1)
    expect(await phone.value('q20')).toBe('answer 20')
    expect(await ownFields(phone)).toBe(many - 1)
  })

  test('all stays on screen until the last page of the feed, and is known as written here then', async () => {
    const phone = await phoneWithMany()
    const shown: unknown[] = []
    let page = 0
    server.answering = async ({ body }, normally) => {
      if (page++ > 0) shown.push(await phone.value('q39'))
      const answer = (await normally().json()) as SyncAnswer
      const { cursor } = body as { cursor: number }
      const changes = answer.changes.slice(0, 15)
      const last = changes.at(-1)?.rev ?? cursor
      return Response.json({ ...answer, changes, cursor: last, more: last < answer.cursor })
    }
    expect(await phone.round()).toBe('done')
    expect(shown).toEqual(['answer 39', 'answer 39'])
    expect(await phone.waiting()).toBe(0)
    expect(await phone.database.run((open) => open.pending.count())).toBe(0)
    expect(await ownFields(phone)).toBe(many)
  })
})

test('a server restored from an older backup gets back what the phone was told', async () => {
  const phone = await signedInPhone(server)
  await phone.write('a1', 'enrolled')
  await phone.round()
  await phone.write('d3', 'written after the backup')
  await phone.round()
  server.model = new ModelServer()
  server.epoch = 'epoch-2'
  await phone.write('a2', '3')
  expect(await phone.round()).toBe('done')
  const fields = server.model.registers.get('draft/survey')
  const values = Object.fromEntries([...(fields?.entries() ?? [])].map(([field, { value }]) => [field, value]))
  expect(values).toEqual({ a1: 'enrolled', a2: '3', d3: 'written after the backup' })
  expect(await phone.value('d3')).toBe('written after the backup')
})

test('an answer that comes after another pass has read on changes nothing, and what it was asked for is asked again', async () => {
  const phone = await signedInPhone(server)
  await phone.write('a1', 'enrolled')
  await phone.round()
  server.asked = []
  await phone.write('a2', '3')
  server.answering = async (_, normally) => {
    server.answering = (_again, last) => last()
    await phone.database.run((open) => open.meta.toCollection().modify({ cursor: 40 }))
    return normally()
  }
  expect(await phone.round()).toBe('done')
  expect(server.asked.map(({ body }) => (body as { cursor: number }).cursor)).toEqual([1, 40])
})

test('a round asks for nothing where somebody else has signed in meanwhile', async () => {
  const phone = await signedInPhone(server)
  await phone.write('a1', 'enrolled')
  await phone.marks.set('person', { ...hanako, account: 'account-taro' })
  expect(await phone.round()).toBe('barred')
  expect(server.asked).toEqual([])
})

test('storage cut off between two words is opened anew and the write repeated', async () => {
  const phone = await signedInPhone(server)
  await phone.write('d3', 'one')
  await phone.cutStorage()
  await phone.write('d3', 'one two')
  expect(await phone.value('d3')).toBe('one two')
})

test('a change that waits through an outage is not parked for it, but sent as soon as the server is back', async () => {
  const phone = await signedInPhone(server)
  await phone.write('a1', 'enrolled')
  server.answering = () => html(502)
  for (let round = 0; round < 10; round++) expect(await phone.round()).toBe('later')
  server.answering = (_, normally) => normally()
  expect(await phone.round()).toBe('done')
  expect(server.model.registers.get('draft/survey')?.get('a1')?.value).toBe('enrolled')
  expect(await phone.waiting()).toBe(0)
})

test('a change acknowledged just before a restore, whose row had not come back yet, is offered again', async () => {
  const phone = await signedInPhone(server)
  await phone.write('a1', 'enrolled')
  server.answering = async (_, normally) => {
    server.answering = (_asked, next) => {
      server.model = new ModelServer()
      server.epoch = 'epoch-2'
      server.answering = (_again, last) => last()
      return next()
    }
    return Response.json({ ...(await normally().json()), changes: [], cursor: 0, more: true })
  }
  expect(await phone.round()).toBe('done')
  expect(server.model.registers.get('draft/survey')?.get('a1')?.value).toBe('enrolled')
})

test('a round in the worker waits for one under way in a page, whose page may be closed in the middle of it', async () => {
  const phone = await signedInPhone(server)
  await phone.write('a1', 'enrolled')
  let close = () => {}
  const page = navigator.locks.request(syncLock, () => new Promise<void>((resolve) => (close = resolve)))
  const background = syncInBackground(phone.environment)
  await expect.poll(async () => (await navigator.locks.query()).pending?.length).toBe(1)
  close()
  await page
  await background
  expect(server.model.registers.get('draft/survey')?.get('a1')?.value).toBe('enrolled')
})

describe('sealed answers', () => {
  const campaign = (id: string): Campaign => ({
    id,
    title: { ja: '調査', en: 'Survey' },
    definition: { id: 'yearly', version: 1 },
    referenceDate: '2026-11-22',
    opensAt: '2026-11-01T00:00:00Z',
    closesAt: '2026-12-31T00:00:00Z',
    graceUntil: '2027-01-31T00:00:00Z',
  })
  const received = async ({ body }: Asked) => {
    const hash = await contentHash(body as Submission)
    return Response.json({ receipt: { number: 'ABCD-EFGH', hash, receivedAt: '2026-11-22T00:00:00Z', state: 'received' } }, { status: 201 })
  }
  const isSubmission = ({ path }: Asked) => path.startsWith('/api/submissions/')

  test('that the server has no survey for do not keep those of another survey from arriving', async () => {
    const phone = await signedInPhone(server)
    await phone.notebook.seal(campaign('gone'), { a1: 'enrolled' })
    await phone.notebook.seal(campaign('open'), { a1: 'enrolled' })
    server.answering = (asked, normally) =>
      !isSubmission(asked) ? normally() : asked.path.endsWith('/gone') ? problem(404, 'not-found') : received(asked)
    expect(await phone.round()).toBe('later')
    expect((await phone.notebook.sealed('open'))?.state).toBe('received')
    expect((await phone.notebook.sealed('gone'))?.state).toBe('unsent')
  })

  test('that a restored server may have lost are sent again', async () => {
    const phone = await signedInPhone(server)
    await phone.notebook.seal(campaign('open'), { a1: 'enrolled' })
    server.answering = (asked, normally) => (isSubmission(asked) ? received(asked) : normally())
    expect(await phone.round()).toBe('done')
    server.model = new ModelServer()
    server.epoch = 'epoch-2'
    server.asked = []
    expect(await phone.round()).toBe('done')
    expect(server.asked.filter(isSubmission)).toHaveLength(1)
    expect((await phone.notebook.sealed('open'))?.state).toBe('received')
  })
})
