import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { campaignsEditionSchema, catalogueSchema, questionnairesEditionSchema } from '../../src/api/catalogue.ts'
import { publishCampaign, publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import { type House, openHouse, problemOf } from './house.ts'
import { publishWinterSurvey, smallQuestionnaire, winterSurvey } from './publish.ts'

const read = async (house: House, kind: string) => {
  const answer = await house.stranger().request('GET', '/api/catalogue')
  const edition = catalogueSchema.parse(await answer.json()).editions.find((each) => each.kind === kind)
  if (!edition) throw new Error(`no edition of ${kind}`)
  return edition
}

/** A house with the sample data out of the way: nothing published but what the test publishes. */
async function openEmpty(): Promise<House> {
  const house = await openHouse()
  await house.store.write((tx) => tx.deleteFrom('editions').execute())
  return house
}

describe('the catalogue', () => {
  it('names the newest edition of each kind, for anybody', async () => {
    const house = await openEmpty()
    await publishWinterSurvey(house)
    const answer = await house.stranger().request('GET', '/api/catalogue')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    const { editions } = catalogueSchema.parse(await answer.json())
    expect(editions.map(({ kind, edition }) => [kind, edition])).toEqual([['campaigns', 1], ['questionnaires', 1]])
  })

  it('has files whose name is the hash of their bytes, kept for ever', async () => {
    const house = await openEmpty()
    await publishWinterSurvey(house)
    const edition = await read(house, 'questionnaires')
    const file = await house.stranger().request('GET', edition.href)
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const bytes = Buffer.from(await file.arrayBuffer())
    expect(bytes.byteLength).toBe(edition.bytes)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(edition.hash)
    expect(questionnairesEditionSchema.parse(JSON.parse(bytes.toString())).questionnaires).toEqual([smallQuestionnaire()])
    const etag = file.headers.get('etag') ?? ''
    expect((await house.stranger().request('GET', edition.href, undefined, { 'if-none-match': etag })).status).toBe(304)
  })

  it('gets a new number when something changed, and only then; old editions stay where they are', async () => {
    const house = await openEmpty()
    await publishWinterSurvey(house)
    const first = await read(house, 'campaigns')
    await publishWinterSurvey(house)
    expect(await read(house, 'campaigns')).toEqual(first)
    await house.store.write((tx) => publishCampaign(tx, { ...winterSurvey, closesAt: '2027-01-15T15:00:00.000Z' }, house.now()))
    const second = await read(house, 'campaigns')
    expect(second.edition).toBe(2)
    const file = async (href: string) =>
      campaignsEditionSchema.parse(await (await house.stranger().request('GET', href)).json()).campaigns.map(({ closesAt }) => closesAt)
    expect(await file(first.href)).toEqual([winterSurvey.closesAt])
    expect(await file(second.href)).toEqual(['2027-01-15T15:00:00.000Z'])
  })

  it('has every version of a questionnaire, for drafts that began on an older one', async () => {
    const house = await openEmpty()
    await publishWinterSurvey(house)
    await house.store.write((tx) => publishQuestionnaire(tx, smallQuestionnaire(2), house.now()))
    const { href } = await read(house, 'questionnaires')
    const file = questionnairesEditionSchema.parse(await (await house.stranger().request('GET', href)).json())
    expect(file.questionnaires.map(({ version }) => version)).toEqual([1, 2])
  })

  it('has nothing under another hash, number or kind', async () => {
    const house = await openEmpty()
    await publishWinterSurvey(house)
    const { href, hash } = await read(house, 'campaigns')
    for (const path of [
      href.replace(hash, '0'.repeat(64)),
      href.replace('/1-', '/2-'),
      href.replace('campaigns', 'questionnaires'),
      href.replace('campaigns', 'secrets'),
      href.replace('.json', ''),
    ]) {
      expect({ path, ...(await problemOf(await house.stranger().request('GET', path))) }).toMatchObject({ path, status: 404 })
    }
  })
})

describe('publishing', () => {
  it('refuses a questionnaire that leads nowhere', async () => {
    const house = await openEmpty()
    const broken = smallQuestionnaire()
    const [first] = broken.pages
    if (first?.items[0]) first.items[0].showIf = { op: 'eq', item: 'a2', value: 'yes' }
    const result = await house.store.write((tx) => publishQuestionnaire(tx, broken, house.now()))
    expect(result).toMatchObject({ ok: false, problem: { code: 'broken' } })
    expect(await (await house.stranger().request('GET', '/api/catalogue')).json()).toEqual({ editions: [] })
  })

  it('never changes a published version', async () => {
    const house = await openEmpty()
    await publishWinterSurvey(house)
    const result = await house.store.write((tx) => publishQuestionnaire(tx, smallQuestionnaire(1, '別の題'), house.now()))
    expect(result).toEqual({ ok: false, problem: { code: 'frozen' } })
  })

  it('refuses a campaign whose questionnaire is not published', async () => {
    const house = await openEmpty()
    const result = await house.store.write((tx) => publishCampaign(tx, winterSurvey, house.now()))
    expect(result).toEqual({ ok: false, problem: { code: 'definition-unknown' } })
  })
})
