import { describe, expect, it } from 'vitest'
import { publishCampaign, publishQuestionnaire } from '../../../src/server/catalogue/publish.ts'
import { registerMany } from '../campaigning.ts'
import { problemOf } from '../house.ts'
import { smallQuestionnaire, winterSurvey } from '../publish.ts'
import { fullQuestionnaire } from './full-questionnaire.ts'
import { askOut, openWinter, readCsv, readParquet, send, takeOut } from './take-out.ts'

const declined = { declined: true }
const answersOfAll = {
  works: { choices: ['other'], text: { other: '=1+1' } }, hoursAWeek: 7.5, balance: -7, since: '2026-04', words: '東京, "大阪"\n京都', more: '＝A1', where: 'JP', home: '00013',
  job: '00015', field: '00189', content: 4, 'rated.pay': '1',
}

describe('the responses of a campaign', () => {
  it('come out as CSV and as Parquet, the same in both, the three kinds of missing kept apart', async () => {
    const { house, office } = await openWinter(fullQuestionnaire())
    expect((await send(await house.signIn('aiko@example.jp'), answersOfAll)).status).toBe(201)
    const second = { works: 'yes', ways: { choices: ['home'] }, hoursAWeek: declined, words: declined, content: declined, where: declined, balance: declined }
    expect((await send(await house.signIn('ken@example.jp'), second)).status).toBe(201)

    const csv = readCsv(await takeOut(office, 'responses.csv'))
    const aiko = csv.find(({ balance }) => balance === '-7')
    const ken = csv.find(({ works }) => works === 'yes')
    expect(csv).toHaveLength(2)
    expect(aiko).toMatchObject({
      questionnaire_version: '1', arrival_state: 'received', received_on: '2026-11-22', works: 'other', works__other__text: "'=1+1", ways__home: '-8', ways__x: '-8', hoursAWeek: '7.5',
      since: '2026-04', since__missing: '0', words: '東京, "大阪"\n京都', more: "'＝A1", where: 'JP', home: '00013', job: '00015', field: '00189', content: '4', rated__pay: '1', rated__time: '-9', hours: '30',
    })
    expect(ken).toMatchObject({
      ways__home: '1', ways__x: '0', ways__x__text: '', ways__x__text__missing: '8', hoursAWeek: '-7', balance: '-999999997', since: '', since__missing: '9', words: '',
      words__missing: '7', more__missing: '8', where: '-7', content: '-7', hours: '-999999997',
    })

    const parquet = await readParquet(await takeOut(office, 'responses.parquet'))
    expect(parquet.find(({ balance }) => balance === -7)).toMatchObject({
      works__other__text: '=1+1', ways__home: -8, hoursAWeek: 7.5, since: '2026-04', since__missing: 0, more: '＝A1', where: 'JP', content: 4, rated__time: '-9', hours: 30,
    })
    const asText = parquet.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === null ? '' : String(cell)])))
    const unguarded = csv.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell.replace(/^'(?=[=＝])/, '')])))
    expect(asText).toEqual(unguarded)
  })

  it('name nobody: the key is the same in every file and leads to no account', async () => {
    const { house, office } = await openWinter(smallQuestionnaire())
    const client = await house.signIn('aiko@example.jp')
    await send(client, { a1: 'no' })
    const bytes = await takeOut(office, 'responses.csv')
    const text = new TextDecoder().decode(bytes)
    const { number, hash, receivedAt } = await house.store.read((tx) => tx.selectFrom('submissions').selectAll().executeTakeFirstOrThrow())
    for (const telling of [client.account, '見本', 'aiko', number, hash, receivedAt]) expect(text).not.toContain(telling)
    const [row] = readCsv(bytes)
    expect(row?.['respondent_key']).toMatch(/^r[0-9a-f]{24}$/)
    expect((await readParquet(await takeOut(office, 'responses.parquet')))[0]).toMatchObject({ respondent_key: row?.['respondent_key'] })
  })

  it('of one year, laid beside those of the next, tell of no row whose it is there: neither the key nor its place is the same', async () => {
    const { house, office } = await openWinter(smallQuestionnaire())
    const next = { ...winterSurvey, id: 'winter-2027' }
    await house.store.write((tx) => publishCampaign(tx, next, house.now()))
    const people = await registerMany(house, 40)
    const words = (person: string) => `I am ${person}`
    await house.store.write(async (tx) => {
      const at = new Date(house.now()).toISOString()
      for (const person of people) {
        for (const campaign of [winterSurvey.id, next.id]) {
          const row = { account: person, campaign, number: `${campaign} ${person}`, hash: person, state: 'received', receivedAt: at, sealedAt: at, definition: 'small', version: 1, device: 'd' } as const
          await tx.insertInto('submissions').values({ ...row, answers: JSON.stringify({ a1: 'yes', a2: words(person) }) }).execute()
        }
      }
    })
    const rowsOf = async (campaign: string) => readCsv(new Uint8Array(await (await askOut(office, 'responses.csv', null, campaign)).arrayBuffer()))
    const [one, other] = [await rowsOf(winterSurvey.id), await rowsOf(next.id)]
    expect(new Set(one.map((row) => row['a2']))).toEqual(new Set(people.map(words)))
    expect(one).toHaveLength(people.length)
    expect(one.filter((row, at) => row['a2'] === other[at]?.['a2']).length).toBeLessThan(people.length / 2)
    const keys = new Set(one.map((row) => row['respondent_key']))
    expect(other.filter((row) => keys.has(row['respondent_key'] ?? ''))).toEqual([])
  })

  it('name people only for a reason, which the log keeps', async () => {
    const { house, office } = await openWinter(smallQuestionnaire())
    const client = await house.signIn('aiko@example.jp')
    await house.store.write((tx) => tx.updateTable('accounts').set({ jgradId: 'JD00000019' }).where('id', '=', client.account).execute())
    await send(client, { a1: 'no' })
    expect(await problemOf(await askOut(office, 'responses.csv', '  '))).toMatchObject({ status: 400, field: 'reason' })
    const reason = '回答の重なりを大学と確かめるため'
    expect(readCsv(await takeOut(office, 'responses.csv', reason))).toEqual([expect.objectContaining({ jgrad_id: 'JD00000019', person_name: '見本 太郎', university_name: '' })])
    await takeOut(office, 'responses.parquet')
    const noted = await house.store.read((tx) => tx.selectFrom('audit').select(['actor', 'detail']).where('action', '=', 'campaign.taken-out').execute())
    expect(noted.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual(
      expect.arrayContaining([
        { campaign: 'winter-2026', file: 'responses.csv', identifiers: true, reason, responses: 1 },
        { campaign: 'winter-2026', file: 'responses.parquet', identifiers: false, reason: null, responses: 1 },
      ]),
    )
    expect(noted.map(({ actor }) => actor)).toEqual([office.account, office.account])
  })

  it('of several versions stand in one table', async () => {
    const { house, office } = await openWinter(smallQuestionnaire())
    await send(await house.signIn('aiko@example.jp'), { a1: 'no' })
    await house.store.write((tx) => publishQuestionnaire(tx, fullQuestionnaire(2), house.now()))
    await send(await house.signIn('ken@example.jp'), { works: 'no' }, { definition: { id: 'small', version: 2 } })
    const rows = readCsv(await takeOut(office, 'responses.csv'))
    expect(rows.find((row) => row['questionnaire_version'] === '1')).toMatchObject({ a1: 'no', works: '-8', words__missing: '8' })
    expect(rows.find((row) => row['questionnaire_version'] === '2')).toMatchObject({ a1: '-8', works: 'no', words__missing: '9' })
    const book = readCsv(await takeOut(office, 'codebook.csv'))
    expect(book.map(({ variable }) => variable)).toEqual(Object.keys(rows[0] ?? {}))
    expect(book.find(({ variable }) => variable === 'a1')).toMatchObject({ versions: '1' })
  })

  it('are there whole when there are many, and none when there are none', async () => {
    const { house, office } = await openWinter(smallQuestionnaire())
    expect(readCsv(await takeOut(office, 'responses.csv'))).toEqual([])
    expect(await readParquet(await takeOut(office, 'responses.parquet'))).toEqual([])
    const people = Array.from({ length: 1203 }, (_, at) => String(at).padStart(5, '0'))
    await house.store.write(async (tx) => {
      const at = new Date(house.now()).toISOString()
      const account = await tx.selectFrom('accounts').selectAll().limit(1).executeTakeFirstOrThrow()
      for (const person of people) {
        await tx.insertInto('accounts').values({ ...account, id: person, email: `${person}@example.org`, address: `${person}@example.org`, jgradId: null }).execute()
        const row = { account: person, campaign: 'winter-2026', number: person, hash: person, state: 'received', receivedAt: at, sealedAt: at, definition: 'small', version: 1, device: 'd' } as const
        await tx.insertInto('submissions').values({ ...row, answers: JSON.stringify({ a1: 'yes', a2: person }) }).execute()
      }
    })
    const csv = readCsv(await takeOut(office, 'responses.csv'))
    expect(new Set(csv.map((row) => row['a2']))).toEqual(new Set(people))
    expect(csv).toHaveLength(people.length)
    expect(new Set(csv.map((row) => row['respondent_key'])).size).toBe(people.length)
    expect((await readParquet(await takeOut(office, 'responses.parquet'))).map((row) => row['a2'])).toEqual(csv.map((row) => row['a2']))
  })

  it('are there for the office alone, and of surveys that there are', async () => {
    const { house, office } = await openWinter(smallQuestionnaire())
    expect(await problemOf(await askOut(await house.signIn('aiko@example.jp'), 'responses.csv'))).toMatchObject({ status: 403, code: 'not-office' })
    expect(await problemOf(await askOut(office, 'responses.csv', null, 'other'))).toMatchObject({ status: 404 })
  })
})
