import { describe, expect, it } from 'vitest'
import { sessionSchema } from '../../src/api/session.ts'
import { welcomeSchema } from '../../src/api/welcome.ts'
import { privacyVersion } from '../../src/domain/application/privacy.ts'
import type { University } from '../../src/domain/university.ts'
import { issueAccount } from '../../src/server/accounts/issue.ts'
import { type Client, type House, hour, openHouse, problemOf } from './house.ts'
import { letterTo, lettersTo } from './letters.ts'

const email = 'midori@example.jp'

const university: University = {
  id: 'u1',
  name: { ja: '見本大学', en: 'Sample University' },
  aliases: [],
  member: true,
  domains: ['sample.example.jp'],
  patterns: [],
  privacy: { version: 'u-1', text: { ja: '大学の文', en: 'The text of the university' } },
  since: null,
  contact: null,
}

/** Registers somebody as the office or a university does. */
const issue = (house: House, standing: 'issued' | 'invited' = 'issued', at: string | null = null) =>
  house.store.write((tx) =>
    issueAccount(tx, {
      person: {
        email,
        language: 'ja',
        standing,
        name: '鈴木 みどり',
        nameKana: 'スズキ ミドリ',
        nameLatin: 'Midori Suzuki',
        studentNumber: 'S-9',
        university: { id: at, name: { ja: '見本大学', en: 'Sample University' } },
        entryYear: 2025,
        expectedCompletion: '2028-03',
        universityEmail: null,
        profile: {},
      },
      code: { text: '1234 5678 9012', hash: '0'.repeat(64) },
      origin: 'http://localhost',
      now: house.now(),
    }),
  )

const putUniversity = (house: House) =>
  house.store.write((tx) =>
    tx.insertInto('universities').values({ id: university.id, body: JSON.stringify(university), member: 1, rev: 1, updatedAt: '' }).execute(),
  )

const agreement = (house: House, more: object = {}) => ({
  consent: { registry: privacyVersion, university: null, at: new Date(house.now()).toISOString() },
  corrections: [],
  ...more,
})
const agree = (client: Client, body: unknown) => client.request('POST', '/api/welcome', body)
const accountOf = (house: House, account: string) =>
  house.store.read((tx) => tx.selectFrom('accounts').selectAll().where('id', '=', account).executeTakeFirstOrThrow())
const consentsOf = (house: House, account: string) =>
  house.store.read((tx) => tx.selectFrom('consents').selectAll().where('account', '=', account).orderBy('kind').execute())

describe('the first sign-in', () => {
  it('is asked for by the session until it was gone through, on every device', async () => {
    const house = await openHouse()
    await issue(house)
    const [first, second] = [await house.signIn(email), await house.signIn(email)]
    expect(sessionSchema.parse(await (await first.session()).json()).welcome).toBe(true)
    expect(welcomeSchema.parse(await (await first.request('GET', '/api/welcome')).json())).toEqual({ standing: 'issued', university: null })

    expect((await agree(first, agreement(house))).status).toBe(204)
    for (const client of [first, second]) {
      expect(sessionSchema.parse(await (await client.session()).json()).welcome).toBeUndefined()
      expect(await problemOf(await client.request('GET', '/api/welcome'))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    }
  })

  it('is not for somebody who is registered already', async () => {
    const house = await openHouse()
    const client = await house.signIn('jiro@example.jp')
    expect(sessionSchema.parse(await (await client.session()).json()).welcome).toBeUndefined()
    expect((await client.request('GET', '/api/welcome')).status).toBe(409)
    expect((await house.stranger().request('GET', '/api/welcome')).status).toBe(401)
    expect((await agree(house.stranger(), agreement(house))).status).toBe(401)
  })

  it('has what the office entered in the notebook, the expected completion too, which no device may write', async () => {
    const house = await openHouse()
    const { jgradId } = await issue(house)
    const client = await house.signIn(email)
    const known = (await client.sync()).changes.flatMap((row) => (row.kind === 'set' ? [[row.field, row.value] as const] : []))
    expect(Object.fromEntries(known)).toMatchObject({ jgradId, university: '見本大学', studentNo: 'S-9', entryYear: 2025, expectedCompletion: '2028-03', email })
    const change = { id: 'change-of-completion', kind: 'set', type: 'profile', record: 'me', field: 'expectedCompletion', value: '2030-03', based: [], at: house.now() }
    expect((await client.sync([change])).results).toMatchObject([{ outcome: 'refused' }])
  })
})

describe('agreeing', () => {
  it('activates the account, notes which text and when, and mails what comes next', async () => {
    const house = await openHouse()
    const { account, jgradId } = await issue(house)
    const client = await house.signIn(email)
    const at = new Date(house.now()).toISOString()
    expect((await agree(client, agreement(house))).status).toBe(204)
    expect(await accountOf(house, account)).toMatchObject({ standing: 'active', activatedAt: at })
    expect(await consentsOf(house, account)).toMatchObject([{ kind: 'registry', version: privacyVersion, at, withdrawnAt: null }])
    expect((await letterTo(house, email, 'JGRADを使えるようになりました')).text).toContain(jgradId)
  })

  it('twice, as when an answer was lost, does it once', async () => {
    const house = await openHouse()
    const { account } = await issue(house)
    const client = await house.signIn(email)
    const answers = await Promise.all([1, 2, 3].map(() => agree(client, agreement(house))))
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204])
    expect(await consentsOf(house, account)).toHaveLength(1)
    expect((await lettersTo(house, email)).filter(({ text }) => text.includes('最初の確認が済み'))).toHaveLength(1)
  })

  it('takes the time of a clock that runs ahead as now', async () => {
    const house = await openHouse()
    const { account } = await issue(house)
    const consent = { registry: privacyVersion, university: null, at: new Date(house.now() + 48 * hour).toISOString() }
    expect((await agree(await house.signIn(email), agreement(house, { consent }))).status).toBe(204)
    expect(await consentsOf(house, account)).toMatchObject([{ at: new Date(house.now()).toISOString() }])
  })

  it('is to both texts where the university has one of its own, each in the version that stands', async () => {
    const house = await openHouse()
    await putUniversity(house)
    const { account } = await issue(house, 'issued', 'u1')
    const client = await house.signIn(email)
    const found = welcomeSchema.parse(await (await client.request('GET', '/api/welcome')).json())
    expect(found.university).toEqual({ name: university.name, privacy: university.privacy })
    const at = new Date(house.now()).toISOString()
    for (const wrong of [{ registry: privacyVersion, university: null }, { registry: privacyVersion, university: 'u-0' }, { registry: '1999-01-01', university: 'u-1' }]) {
      expect(await problemOf(await agree(client, agreement(house, { consent: { ...wrong, at } })))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    }
    expect(await accountOf(house, account)).toMatchObject({ standing: 'issued' })
    expect((await agree(client, agreement(house, { consent: { registry: privacyVersion, university: 'u-1', at } }))).status).toBe(204)
    expect(await consentsOf(house, account)).toMatchObject([{ kind: 'registry', version: privacyVersion }, { kind: 'university', version: 'u-1' }])
  })

  it('hands the office what is said to be wrong, read as the field holds it', async () => {
    const house = await openHouse()
    const { account } = await issue(house)
    const corrections = [
      { field: 'entryYear', value: '令和６年度', reason: '休学' },
      { field: 'expectedCompletion', value: '2029-03', reason: '休学' },
    ]
    const client = await house.signIn(email)
    const unreadable = [{ field: 'entryYear', value: 'いつか', reason: '' }]
    expect((await agree(client, agreement(house, { corrections: unreadable }))).status).toBe(400)
    expect((await agree(client, agreement(house, { corrections: [{ field: 'jgradId', value: 'JD1', reason: '' }] }))).status).toBe(400)
    expect((await agree(client, agreement(house, { corrections }))).status).toBe(204)
    const asked = await house.store.read((tx) => tx.selectFrom('corrections').selectAll().where('account', '=', account).orderBy('field').execute())
    expect(asked).toMatchObject([
      { field: 'entryYear', value: '2024', reason: '休学', state: 'asked' },
      { field: 'expectedCompletion', value: '"2029-03"', state: 'asked' },
    ])
    expect(await accountOf(house, account)).toMatchObject({ entryYear: 2025 })
  })
})

describe('not being registered', () => {
  it('leaves nothing of somebody a university entered, and the device learns that the account is gone', async () => {
    const house = await openHouse()
    const { account } = await issue(house, 'invited')
    const client = await house.signIn(email)
    expect((await client.request('DELETE', '/api/welcome')).status).toBe(204)
    for (const table of ['notebook', 'identities', 'mails', 'consents'] as const) {
      expect(await house.store.read((tx) => tx.selectFrom(table).selectAll().where('account', '=', account).execute())).toEqual([])
    }
    const left = JSON.stringify(await accountOf(house, account))
    for (const word of [email, 'みどり', 'JD', '2025', '2028']) expect(left).not.toContain(word)
    expect((await client.session()).status).toBe(401)
    expect(await problemOf(await client.post(client.envelope()))).toMatchObject({ code: 'account-erased' })
    const codes = await house.store.read((tx) => tx.selectFrom('codes').selectAll().execute())
    expect(codes).toEqual([])
  })

  it('is not open to somebody who applied, nor once it was agreed to', async () => {
    const house = await openHouse()
    await issue(house)
    const client = await house.signIn(email)
    expect(await problemOf(await client.request('DELETE', '/api/welcome'))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    await agree(client, agreement(house))
    expect((await client.request('DELETE', '/api/welcome')).status).toBe(409)
    expect((await client.session()).status).toBe(200)
  })
})
