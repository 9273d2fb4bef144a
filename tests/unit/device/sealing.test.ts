import { beforeEach, describe, expect, test } from 'vitest'
import type { Campaign } from '../../../src/domain/campaign.ts'
import { receiptField } from '../../../src/domain/notebook.ts'
import type { Answers } from '../../../src/domain/questionnaire/answers.ts'
import { contentHash, type Receipt, type Submission } from '../../../src/domain/submission.ts'
import { fetchSent } from '../../../src/device/sync/fetch-sent.ts'
import { ModelServer } from '../sync/model.ts'
import { type Asked, NearServer, problem, signedInPhone } from './phone.ts'

const campaign: Campaign = {
  id: 'survey',
  title: { ja: '調査', en: 'Survey' },
  definition: { id: 'yearly', version: 2 },
  referenceDate: '2026-11-01',
  opensAt: '2026-11-01T00:00:00Z',
  closesAt: '2027-01-21T00:00:00Z',
  graceUntil: '2027-02-20T00:00:00Z',
}
const [home, away]: Answers[] = [{ a1: 'enrolled' }, { a1: 'leave' }]
const receiptOf = async (answers: Answers = {}, at = 1, version = 2): Promise<Receipt> => ({
  number: 'ABCD-2345',
  hash: await contentHash({ campaign: campaign.id, definition: { id: 'yearly', version }, answers }),
  receivedAt: `2026-11-22T05:00:0${at}Z`,
  state: 'received',
})

/** What the server has received, and how it answers: by the contract. */
class Submissions {
  received: { receipt: Receipt; answers: Answers } | null = null
  asked: Submission[] = []
  final = false
  times = 0
  /** Happens when a request has arrived and nothing was answered yet. */
  meanwhile: () => Promise<void> = async () => undefined

  answer = async ({ method, body }: Asked): Promise<Response> => {
    if (method === 'GET') return this.received ? Response.json(this.received) : problem(404, 'not-found')
    const sent = body as Submission
    this.asked.push(sent)
    await this.meanwhile()
    const hash = await contentHash(sent)
    const stands = this.received?.receipt
    if (stands && stands.hash !== hash && (stands.hash !== sent.replaces || this.final)) {
      return problem(409, 'already-received', { receipt: stands, ...(this.final ? { final: true } : {}) })
    }
    if (stands?.hash !== hash) this.received = { answers: sent.answers, receipt: { ...(await receiptOf(sent.answers, ++this.times)), hash } }
    return Response.json({ receipt: this.received?.receipt }, { status: 201 })
  }
}

let server: NearServer
let submissions: Submissions
beforeEach(() => {
  server = new NearServer()
  submissions = new Submissions()
  server.answering = (asked, normally) => (asked.path.startsWith('/api/submissions/') ? submissions.answer(asked) : normally())
})

async function openSealer(answers?: Answers) {
  const phone = await signedInPhone(server)
  if (answers) await phone.notebook.seal(campaign, answers)
  const sealed = () => phone.notebook.sealed(campaign.id)
  return {
    ...phone,
    sealed,
    fetch: async () => fetchSent(phone, campaign, await sealed()),
    /** What is on screen, settled. */
    settle: async (choice: 'keep' | 'replace') => {
      const shown = await sealed()
      if (shown) await phone.notebook.settleSeal(shown, choice)
    },
    /** As the server writes it into the notebook. */
    told: async (receipt: Receipt) => {
      const office = await signedInPhone(server)
      await office.round()
      const over = (await office.notebook.read('draft', 'survey')).get(receiptField) ?? { value: undefined, ids: [] }
      await office.notebook.write({ type: 'draft', record: 'survey', field: receiptField, value: { ...receipt }, over })
      await office.round()
      await phone.round()
    },
  }
}

/** A phone that sealed other answers than those another one had sent. */
async function openSecond() {
  submissions.received = { answers: home ?? {}, receipt: await receiptOf(home, ++submissions.times) }
  const phone = await openSealer(away)
  await phone.round()
  return phone
}

describe('answers that differ from those received first', () => {
  test('are shown beside them, as the server has those, and kept with no network', async () => {
    const phone = await openSecond()
    expect(await phone.sealed()).toMatchObject({ state: 'differs', answers: away, receipt: submissions.received?.receipt })
    expect(await phone.fetch()).toBe(true)
    expect(await phone.sealed()).toMatchObject({ state: 'differs', answers: away, theirs: { definition: campaign.definition, answers: home } })
  })

  test('give way when the person keeps those received', async () => {
    const phone = await openSecond()
    await phone.fetch()
    await phone.settle('keep')
    expect(await phone.sealed()).toMatchObject({ state: 'received', answers: home, definition: campaign.definition, receipt: submissions.received?.receipt })
    expect(await phone.round()).toBe('done')
    expect(submissions.asked).toHaveLength(1)
  })

  test('take their place when the person says so, naming the receipt that was shown', async () => {
    const phone = await openSecond()
    await phone.fetch()
    const shown = submissions.received?.receipt
    await phone.settle('replace')
    expect(await phone.sealed()).toMatchObject({ state: 'unsent', replaces: shown })
    await phone.round()
    expect(submissions.asked.at(-1)).toMatchObject({ answers: away, replaces: shown?.hash })
    // A choice is an act of its own: what was sealed first is told from it.
    expect(submissions.asked.at(-1)?.sealedAt).not.toBe(submissions.asked[0]?.sealedAt)
    expect(await phone.sealed()).toMatchObject({ state: 'received', answers: away })
  })

  test('can be chosen anew when others replaced those meanwhile, and say so when it is too late', async () => {
    const phone = await openSecond()
    await phone.settle('replace')
    const newer = await receiptOf({ a1: 'completed' }, ++submissions.times)
    submissions.received = { answers: { a1: 'completed' }, receipt: newer }
    await phone.round()
    expect(await phone.sealed()).toMatchObject({ state: 'differs', receipt: newer })
    submissions.final = true
    await phone.settle('replace')
    await phone.round()
    expect(await phone.sealed()).toMatchObject({ state: 'differs', final: true, answers: away })
  })

  test('go back to the choice when it is taken back before it was sent', async () => {
    const phone = await openSecond()
    await phone.settle('replace')
    await phone.notebook.unseal(campaign.id)
    expect(await phone.sealed()).toMatchObject({ state: 'differs', receipt: submissions.received?.receipt })
  })

  test('that were refused are mended and still take their place', async () => {
    const phone = await openSecond()
    await phone.settle('replace')
    const { answer } = submissions
    submissions.answer = async () => problem(422, 'answers-refused', { refused: [{ field: 'a1', code: 'not-an-option' }] })
    await phone.round()
    expect(await phone.sealed()).toMatchObject({ state: 'refused' })
    submissions.answer = answer
    await phone.notebook.unseal(campaign.id)
    await phone.notebook.seal(campaign, { a1: 'completed' })
    await phone.round()
    expect(submissions.asked.at(-1)).toMatchObject({ answers: { a1: 'completed' }, replaces: expect.any(String) })
    expect(await phone.sealed()).toMatchObject({ state: 'received', answers: { a1: 'completed' } })
  })
})

describe('two phones that answered the same draft without a network', () => {
  /** Both answered a1 and d3 unseen, and sealed a1 alone; the other one's answers were received first. */
  async function openBoth() {
    const [first, second] = [await openSealer(), await openSealer()]
    second.pass(10_000)
    for (const [phone, a1, d3] of [[first, 'enrolled', 'from home'], [second, 'leave', 'from afar']] as const) {
      await phone.write('a1', a1)
      await phone.write('d3', d3)
    }
    await first.notebook.seal(campaign, home ?? {})
    await second.notebook.seal(campaign, away ?? {})
    await first.round()
    await second.round()
    await second.fetch()
    const open = async (phone: typeof first) => (await phone.notebook.conflicts()).map(({ entry }) => entry.about.field).toSorted()
    return { first, second, open }
  }

  test.each(['keep', 'replace'] as const)('are asked once: the choice (%s) settles on both what it showed, and leaves the rest open', async (choice) => {
    const { first, second, open } = await openBoth()
    expect(await second.sealed()).toMatchObject({ state: 'differs' })
    expect(await open(second)).toEqual(['a1', 'd3'])
    const kept = (await second.notebook.conflicts()).find(({ entry }) => entry.about.field === 'a1')
    const shown = await second.sealed()
    if (!kept || !shown) throw new Error('there is nothing to decide')
    const wanted = choice === 'keep' ? 'enrolled' : 'leave'
    await second.notebook.settleSeal(shown, choice, [{ kept, choice: kept.current.value === wanted ? 'dismiss' : 'take' }])
    expect(await open(second)).toEqual(['d3'])
    for (const phone of [second, first, second]) await phone.round()
    expect([await open(first), await open(second)]).toEqual([['d3'], ['d3']])
    expect([await first.value('a1'), await second.value('a1')]).toEqual([wanted, wanted])
  })

  test('a field that was written again since it was shown stays open', async () => {
    const { second, open } = await openBoth()
    const kept = (await second.notebook.conflicts()).find(({ entry }) => entry.about.field === 'a1')
    const shown = await second.sealed()
    if (!kept || !shown) throw new Error('there is nothing to decide')
    const newer = await openSealer()
    await newer.round()
    await newer.write('a1', 'completed')
    await newer.round()
    await second.round()
    await second.notebook.settleSeal(shown, 'keep', [{ kept, choice: 'take' }])
    expect(await second.value('a1')).toBe('completed')
    expect(await second.sealed()).toMatchObject({ state: 'received' })
    expect(await open(second)).toContain('d3')
  })
})

describe('a seal that was not received', () => {
  test('can be opened again and sealed with other answers', async () => {
    const phone = await openSealer(home)
    await phone.notebook.unseal(campaign.id)
    expect(await phone.sealed()).toBeUndefined()
    expect(await phone.round()).toBe('done')
    expect(submissions.asked).toEqual([])
    await phone.notebook.seal(campaign, away ?? {})
    await phone.round()
    expect(submissions.received?.answers).toEqual(away)
  })

  test('that was opened while it was on its way is what the server says: received', async () => {
    const phone = await openSealer(home)
    submissions.meanwhile = () => phone.notebook.unseal(campaign.id)
    await phone.round()
    expect(await phone.sealed()).toMatchObject({ state: 'received', answers: home })
  })

  test('that was opened on its way and sealed anew differs, and the person chooses', async () => {
    const phone = await openSealer(home)
    submissions.meanwhile = async () => {
      submissions.meanwhile = async () => undefined
      await phone.notebook.unseal(campaign.id)
      await phone.notebook.seal(campaign, away ?? {})
    }
    await phone.round()
    expect(await phone.sealed()).toMatchObject({ state: 'unsent', answers: away })
    await phone.round()
    expect(await phone.sealed()).toMatchObject({ state: 'differs', answers: away })
  })

  test('that was received can not be opened', async () => {
    const phone = await openSealer(home)
    await phone.round()
    await phone.notebook.unseal(campaign.id)
    expect(await phone.sealed()).toMatchObject({ state: 'received', answers: home })
  })
})

describe('answers that were received and then replaced from another device', () => {
  test('make room for those that count, which are fetched', async () => {
    const phone = await openSealer(home)
    await phone.round()
    const newer = await receiptOf(away, 5)
    submissions.received = { answers: away ?? {}, receipt: newer }
    await phone.told(newer)
    expect(await phone.sealed()).toMatchObject({ state: 'received', answers: {}, receipt: newer })
    expect(await phone.fetch()).toBe(true)
    expect(await phone.sealed()).toMatchObject({ state: 'received', answers: away, definition: campaign.definition, receipt: newer })
  })

  test('are not replaced by an older receipt that comes through the feed after it', async () => {
    const phone = await openSealer(home)
    submissions.times = 4
    await phone.round()
    await phone.told(await receiptOf(away, 1))
    expect(await phone.sealed()).toMatchObject({ state: 'received', answers: home })
  })

  test('are not offered again to a server restored from a backup', async () => {
    const phone = await openSealer(home)
    await phone.round()
    await phone.told(await receiptOf(away, 5))
    submissions.received = null
    server.model = new ModelServer()
    server.epoch = 'epoch-2'
    await phone.round()
    expect(submissions.asked).toHaveLength(1)
  })

  test('may have been given to an earlier version than the campaign names now', async () => {
    const phone = await openSealer()
    const receipt = await receiptOf(home, 3, 1)
    submissions.received = { answers: home ?? {}, receipt }
    await phone.told(receipt)
    expect(await phone.fetch()).toBe(true)
    expect(await phone.sealed()).toMatchObject({ answers: home, definition: { id: 'yearly', version: 1 } })
  })
})

test('a phone whose clock is a year ahead seals by the server\'s clock once it knows it', async () => {
  const phone = await openSealer()
  phone.pass(365 * 24 * 3_600_000)
  await phone.round()
  const { sealedAt } = await phone.notebook.seal(campaign, home ?? {})
  expect(Math.abs(Date.parse(sealedAt) - server.model.now)).toBeLessThan(60_000)
})
