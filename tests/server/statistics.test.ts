import { describe, expect, it } from 'vitest'
import { catalogueSchema } from '../../src/api/catalogue.ts'
import { statisticsEditionSchema } from '../../src/api/statistics.ts'
import { all, rowOf } from '../../src/domain/statistics/published.ts'
import { publishWinterSurvey, winterSurvey } from './publish.ts'
import { type Client, day, type House, openHouse, problemOf, set, statusesOf } from './house.ts'
import { addCounted, seeStatistics } from './office/statistics-calls.ts'
import { atWork } from './registry/at-work.ts'
import { realHouse } from './statistics/real-house.ts'

const publish = (client: Client, mark: string) => client.request('POST', '/api/office/statistics', { mark })
const rowsOf = (house: House) => house.store.read((tx) => tx.selectFrom('statisticsPeople').selectAll().execute())

async function newestOf(house: House) {
  const { editions } = catalogueSchema.parse(await (await house.stranger().request('GET', '/api/catalogue')).json())
  return editions.find(({ kind }) => kind === 'statistics')
}

/** What was sent, as it is kept. */
const send = (house: House, account: string, answers: object) =>
  house.store.write((tx) =>
    tx.insertInto('submissions').values({
      account, campaign: winterSurvey.id, number: `n-${account}`, hash: 'x', state: 'received', receivedAt: '2026-11-20T00:00:00.000Z', sealedAt: '2026-11-20T00:00:00.000Z',
      definition: 'small', version: 1, device: 'd', answers: JSON.stringify(answers),
    }).execute(),
  )

describe('the rows that statistics are counted from', () => {
  it('are made of what people wrote and sent, one for each, and hold codes alone', async () => {
    const house = await realHouse()
    await publishWinterSurvey(house)
    const hanako = await house.signIn('hanako@example.org')
    await hanako.sync([
      set({ field: 'name', value: '山田 花子' }), set({ field: 'status', value: 'completed' }), set({ field: 'dates', value: { completed: '2025-03' } }),
      set({ field: 'field', value: { large: '00189' } }), set({ field: 'address', value: { country: 'JP', prefecture: '00013', city: '新宿区' } }),
    ])
    await house.store.write((tx) => tx.updateTable('accounts').set({ university: 'F113110102718' }).where('id', '=', hanako.account).execute())
    await send(house, hanako.account, { a1: 'completed', a3: '2025-03', c1: 'yes', c5: 'company', c6: 'DE', c9: '01', c10: '1', c16: '500_600', b3: { choices: ['ta', 'spring'] }, 'c21.overall': '4', d1: { choices: ['strange'] } })
    await house.work()
    const row = (await rowsOf(house)).find(({ account }) => account === hanako.account)
    expect(row).toEqual({
      account: hanako.account, university: 'F113110102718', field: '00189', status: 'completed', ended: '2025-03', residence: 'same', country: 'unknown', answeredOn: '2026-11-01',
      standing: 'active', activity: 'working', sector: 'company', income: '400_600', contract: 'permanent', satisfaction: '4', relation: 'unknown', place: 'abroad', funding: 'living',
      tuition: 'unknown', guidance: 'unknown', money: 'unknown', again: 'unknown',
    })
    // The office is nobody's graduate.
    expect(await rowsOf(house)).toHaveLength(1)
  })

  it('go with whoever closes their account, at once', async () => {
    const house = await realHouse()
    const taro = await house.signIn('taro@example.org')
    await house.work()
    expect(await rowsOf(house)).toHaveLength(1)
    const answer = await taro.request('POST', '/api/rights/closure', { understood: true })
    expect(answer.status).toBe(200)
    expect(await rowsOf(house)).toEqual([])
    house.pass(day)
    await house.work()
    expect(await rowsOf(house)).toEqual([])
  })
})

describe('an edition of the statistics', () => {
  it('is published once, stays at its address, and the same is never published twice', async () => {
    const house = await realHouse()
    const desk = await atWork(house, { email: 'office@example.org', role: 'administrator' })
    await addCounted(house, 57, { field: '00189', status: 'enrolled', answeredOn: '2026-11-01', funding: 'living' })
    await addCounted(house, 33, { field: '00189', status: 'enrolled', answeredOn: '2026-11-01', funding: 'work' })
    const seen = await seeStatistics(desk)
    expect(seen).toMatchObject({ editions: [], preview: { edition: 1, sample: false, referenceDate: '2026-11-22' } })
    expect(seen.anew).toBeGreaterThan(0)
    expect((await problemOf(await publish(desk, 'another'))).code).toBe('changed-meanwhile')
    expect((await publish(desk, seen.mark)).status).toBe(200)
    const first = await newestOf(house)
    const file = statisticsEditionSchema.parse(await (await house.stranger().request('GET', first?.href ?? '')).json())
    const funding = file.tables.find(({ id }) => id === 'funding')
    expect(funding && rowOf(funding, ['00189', 'enrolled'])).toMatchObject({ size: 90, answered: 90 })
    expect(funding && rowOf(funding, [all, all])?.cells.filter((cell) => cell !== null)).toHaveLength(2)

    house.pass(day)
    const again = await seeStatistics(desk)
    expect(again.anew).toBe(0)
    expect((await problemOf(await publish(desk, again.mark))).code).toBe('not-allowed-now')
    expect((await newestOf(house))?.edition).toBe(1)
    // Nine more are not seen, ten are.
    await addCounted(house, 9, { field: '00189', status: 'enrolled' })
    expect((await seeStatistics(desk)).preview.tables).toEqual(file.tables)
    await addCounted(house, 1, { field: '00189', status: 'enrolled' })
    const changed = await seeStatistics(desk)
    expect(changed.anew).toBeGreaterThan(0)
    expect((await publish(desk, changed.mark)).status).toBe(200)
    expect((await newestOf(house))?.edition).toBe(2)
    const kept = await house.stranger().request('GET', first?.href ?? '')
    expect(kept.status).toBe(200)
    // A citation gives the number alone.
    const cited = await house.stranger().request('GET', '/catalogue/statistics/1.json')
    expect(cited.headers.get('cache-control')).toContain('immutable')
    expect(await cited.text()).toBe(await kept.text())
    expect((await house.stranger().request('GET', '/catalogue/statistics/3.json')).status).toBe(404)
    expect((await house.stranger().request('GET', '/catalogue/campaigns/1.json')).status).toBe(404)
    expect((await seeStatistics(desk)).editions.map(({ edition }) => edition)).toEqual([2, 1])
  })

  it('is published once when two of the office do it at the same time', async () => {
    const house = await realHouse()
    const desk = await atWork(house, { email: 'office@example.org', role: 'administrator' })
    await addCounted(house, 60, { field: '00189', status: 'enrolled' })
    const { mark } = await seeStatistics(desk)
    const answers = await Promise.all([publish(desk, mark), publish(desk, mark)])
    expect(statusesOf(answers)).toEqual([200, 409])
    expect((await seeStatistics(desk)).editions).toHaveLength(1)
  })

  it('has people to show where all people are made up, and says so', async () => {
    const house = await openHouse()
    const newest = await newestOf(house)
    const file = statisticsEditionSchema.parse(await (await house.stranger().request('GET', newest?.href ?? '')).json())
    expect(file).toMatchObject({ edition: 1, sample: true })
    expect(file.people.size).toBeGreaterThan(5000)
    expect(file.tables.length).toBe(17)
    const real = await openHouse({ fresh: true, config: { origin: 'https://jgrad.example.jp', smtpUrl: 'smtp://127.0.0.1:9', officeEmail: 'first@example.jp' } })
    expect(await newestOf(real)).toBeUndefined()
  })
})
