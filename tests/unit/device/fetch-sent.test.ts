import { expect, test } from 'vitest'
import type { Campaign } from '../../../src/domain/campaign.ts'
import { receiptField } from '../../../src/domain/notebook.ts'
import type { Answers } from '../../../src/domain/questionnaire/answers.ts'
import { contentHash } from '../../../src/domain/submission.ts'
import { fetchSent } from '../../../src/device/sync/fetch-sent.ts'
import { html, NearServer, problem, signedInPhone } from './phone.ts'

const campaign: Campaign = {
  id: 'survey',
  title: { ja: '調査', en: 'Survey' },
  definition: { id: 'yearly', version: 3 },
  referenceDate: '2026-11-01',
  opensAt: '2026-11-01T00:00:00Z',
  closesAt: '2027-01-21T00:00:00Z',
  graceUntil: '2027-02-20T00:00:00Z',
}
const answers: Answers = { a1: 'enrolled', d3: '研究の時間がもっとほしい。' }
const hash = await contentHash({ campaign: campaign.id, definition: campaign.definition, answers })
const receipt = { number: 'ABCD-2345', hash, receivedAt: '2026-11-22T05:00:00Z', state: 'received' as const }

/** A phone that was told of a receipt for answers which another one sent, before a server that answers `reply`. */
async function toldPhone(reply: () => Response) {
  const server = new NearServer()
  const [phone, other] = [await signedInPhone(server), await signedInPhone(server)]
  await other.write(receiptField, receipt)
  await other.round()
  await phone.round()
  server.answering = ({ method, path }, normally) => (method === 'GET' && path === '/api/submissions/survey' ? reply() : normally())
  return {
    server,
    sealed: () => phone.notebook.sealed(campaign.id),
    fetch: async () => fetchSent(phone, campaign, await phone.notebook.sealed(campaign.id)),
  }
}

test('answers sent from another device are fetched once and then read with no network', async () => {
  const phone = await toldPhone(() => Response.json({ receipt, answers }))
  expect(await phone.sealed()).toMatchObject({ state: 'received', answers: {} })
  expect(await phone.fetch()).toBe(true)
  phone.server.answering = () => {
    throw new TypeError('Failed to fetch')
  }
  expect(await phone.sealed()).toMatchObject({ state: 'received', answers, receipt, definition: campaign.definition })
})

test('answers that are not those of the receipt are never kept', async () => {
  const phone = await toldPhone(() => Response.json({ receipt, answers: { ...answers, a1: 'leave' } }))
  expect(await phone.fetch()).toBe(false)
  expect(await phone.sealed()).toMatchObject({ state: 'received', answers: {}, receipt })
})

test('a page, an ended session or no network at all changes nothing', async () => {
  const replies = [
    () => html(200),
    () => problem(401, 'not-signed-in'),
    () => Response.json({ receipt }),
    () => {
      throw new TypeError('Failed to fetch')
    },
  ]
  for (const reply of replies) {
    const phone = await toldPhone(reply)
    expect(await phone.fetch()).toBe(false)
    expect(await phone.sealed()).toMatchObject({ state: 'received', answers: {}, receipt })
  }
})

test('nothing is asked where there is no receipt', async () => {
  const server = new NearServer()
  const phone = await signedInPhone(server)
  expect(await fetchSent(phone, campaign, undefined)).toBe(false)
  expect(server.asked).toEqual([])
})
