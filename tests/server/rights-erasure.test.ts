import { describe, expect, it } from 'vitest'
import { closureSchema } from '../../src/api/rights.ts'
import { campaignsEditionSchema, catalogueSchema } from '../../src/api/catalogue.ts'
import { remainderSchema } from '../../src/domain/account/remainder.ts'
import { eraseClosedAccounts } from '../../src/server/rights/closure.ts'
import type { Services } from '../../src/server/services.ts'
import { contentsOf } from './contents.ts'
import { type Client, day, type House, openHouse, problemOf, set } from './house.ts'

/** What the jobs would be given, with every last mail caught. */
function servicesOf(house: House, sent: { to: string; subject: string; text: string }[] = []): Services {
  const mail = { isLocal: true, send: async (message: { to: string; subject: string; text: string }) => void sent.push(message) }
  return { store: house.store, clock: () => house.now(), mail, log: { line: () => undefined, failure: () => undefined } } as unknown as Services
}

const close = (client: Client) => client.request('POST', '/api/rights/closure', { understood: true })

async function openSurvey(client: Client) {
  const { editions } = catalogueSchema.parse(await (await client.request('GET', '/api/catalogue')).json())
  const href = String(editions.find(({ kind }) => kind === 'campaigns')?.href)
  const { campaigns } = campaignsEditionSchema.parse(await (await client.request('GET', href)).json())
  const [campaign] = campaigns
  if (!campaign) throw new Error('no survey is open')
  return campaign
}

describe('an account whose thirty days are over', () => {
  it('is erased, its devices learn it, and what was named before is kept tied to nobody', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    const campaign = await openSurvey(mika)
    await mika.sync([
      set({ value: '見本 美香' }),
      set({ field: 'field', value: { large: '06', small: '60010' } }),
      set({ field: 'dates', value: { completed: '2025-03' } }),
    ])
    await house.store.write(async (tx) => {
      await tx.updateTable('accounts').set({ entryYear: 2022, university: 'F101' }).where('id', '=', mika.account).execute()
      const answers = {
        a1: 'completed', b3: { choices: ['other'], text: { other: '美香の言葉' } }, d3: '自由に書いた言葉', c9: 7_654_321,
      }
      await tx
        .insertInto('submissions')
        .values({
          account: mika.account, campaign: campaign.id, number: 'N-1', hash: 'h', state: 'received', receivedAt: '2026-11-22', sealedAt: '2026-11-22',
          definition: campaign.definition.id, version: campaign.definition.version, device: mika.device, answers: JSON.stringify(answers),
        })
        .execute()
    })
    const told = closureSchema.parse(await (await close(mika)).json())
    expect(told.keeps).toMatchObject({ entryYear: 2022, completionYear: 2025, surveys: 1 })

    house.pass(29 * day)
    const sent: { to: string; subject: string; text: string }[] = []
    expect(await eraseClosedAccounts(servicesOf(house, sent))).toBe(0)
    house.pass(day)
    expect(await Promise.all([eraseClosedAccounts(servicesOf(house, sent)), eraseClosedAccounts(servicesOf(house, sent))])).toEqual(
      expect.arrayContaining([1, 0]),
    )
    expect(sent.map(({ to }) => to)).toEqual(['mika@example.jp'])
    expect(await problemOf(await mika.post(mika.envelope()))).toMatchObject({ status: 410, code: 'account-erased' })

    const contents = await contentsOf(house.store)
    const remainders = await house.store.read((tx) => tx.selectFrom('remainders').selectAll().execute())
    const bodies = remainders.map(({ body }) => remainderSchema.parse(JSON.parse(body)))
    expect(bodies).toHaveLength(2)
    expect(bodies.map(({ entryYear, completionYear }) => [entryYear, completionYear])).toEqual([[2022, 2025], [2022, 2025]])
    const survey = bodies.find((body) => body.survey)?.survey
    expect(survey?.answers['a1']).toEqual(['completed'])
    expect(Object.keys(survey?.answers ?? {})).toHaveLength(told.keeps.choices)
    expect(JSON.stringify(remainders)).not.toMatch(/美香|言葉|7654321|F101|2025-03|60010/)
    expect(remainders.every(({ at }) => /^\d{4}-\d{2}$/.test(at))).toBe(true)
    expect(JSON.stringify(remainders)).not.toContain(mika.account)
    expect(JSON.stringify(contents)).not.toMatch(/mika@|見本 美香/)
  })

  it('stays when its person changed their mind, even at the last moment', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    await mika.sync([set({ value: '見本 美香' })])
    await close(mika)
    house.pass(30 * day)
    await mika.request('DELETE', '/api/rights/closure')
    expect(await eraseClosedAccounts(servicesOf(house))).toBe(0)
    expect((await mika.session()).status).toBe(200)
  })

  it('is erased although its last mail can not be sent', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    await close(mika)
    house.pass(30 * day)
    const services = { ...servicesOf(house), mail: { isLocal: true, send: () => Promise.reject(new Error('no mail server')) } } as unknown as Services
    expect(await eraseClosedAccounts(services)).toBe(1)
    expect((await mika.session()).status).toBe(401)
  })
})
