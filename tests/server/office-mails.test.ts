import { describe, expect, it } from 'vitest'
import { type MailPage, mailPageSchema, mailSchema, type MailSearch, mailTemplatesSchema } from '../../src/api/office-mails.ts'
import { issueAccount } from '../../src/server/accounts/issue.ts'
import { drawLongCode, sealCode } from '../../src/server/accounts/proof.ts'
import { type Letter, queueMail } from '../../src/server/mail/queue.ts'
import { requireMeta } from '../../src/server/store/meta.ts'
import { type Client, codesSaid, firstLine, type House, openHouse, problemOf, statusesOf } from './house.ts'

const email = 'hanako@university.example.jp'
const minute = 60_000

/** Somebody at the office, signed in with a passkey. */
async function officeOf(house: House): Promise<Client> {
  const id = await house.register('office-person@example.jp', { role: 'office', name: '事務 一郎' })
  const client = await house.signIn('office-person@example.jp')
  await house.store.write((tx) => tx.updateTable('sessions').set({ method: 'passkey' }).where('account', '=', id).execute())
  return client
}

/** Somebody who was issued an account and mailed the code of the first sign-in. */
async function issue(house: House, person: { email?: string; name?: string; standing?: 'issued' | 'invited' } = {}) {
  const { email: address = email, name = '見本 花子', standing = 'issued' } = person
  const text = drawLongCode()
  const pepper = await house.store.read((tx) => requireMeta(tx, 'pepper'))
  const hash = await sealCode(text, address, pepper)
  const issued = await house.store.write((tx) =>
    issueAccount(tx, {
      person: {
        email: address, language: 'ja', standing, university: { id: null, name: { ja: '見本大学', en: 'Mihon University' } }, entryYear: 2025,
        expectedCompletion: null, universityEmail: null, profile: {}, name, nameKana: 'ミホン ハナコ', nameLatin: 'Hanako Mihon', studentNumber: 'D25-0001',
      },
      code: { text, hash },
      origin: 'http://localhost',
      now: house.now(),
    }),
  )
  await house.deliver()
  return issued
}
const put = (house: House, more: Partial<Letter> = {}) =>
  house.store.write((tx) => queueMail(tx, { template: 'welcome', to: email, language: 'ja', values: { name: '見本', address: 'http://localhost' }, ...more }, house.now()))
const search = async (office: Client, wanted: Partial<MailSearch> = {}): Promise<MailPage> =>
  mailPageSchema.parse(await (await office.request('POST', '/api/office/mails/search', { state: null, text: '', page: 0, ...wanted })).json())
const audited = (house: House) =>
  house.store.read((tx) => tx.selectFrom('audit').select(['action', 'account', 'application', 'detail']).orderBy('at').execute())

describe('the mails, as the office sees them', () => {
  it('are newest first, with what became of each and why, and never with what opens something', async () => {
    const house = await openHouse()
    const office = await officeOf(house)
    const { account, jgradId } = await issue(house)
    house.pass(minute)
    const failed = await put(house)
    await house.store.write((tx) => tx.updateTable('mails').set({ state: 'bounced', failure: 'no-such-address 550 5.1.1' }).where('id', '=', failed).execute())
    const { mails, total, counts } = await search(office)
    expect(mails).toMatchObject([
      { id: failed, state: 'bounced', failure: { kind: 'no-such-address', status: '550 5.1.1' }, account: null, dueAt: null },
      { recipient: email, state: 'sent', failure: null, account: { id: account, name: '見本 花子', jgradId }, title: { en: 'Your JGRAD account is ready' }, resendable: true },
    ])
    expect([total, counts]).toEqual([2, { waiting: 0, sent: 1, failed: 0, bounced: 1 }])
    expect(JSON.stringify(mails)).not.toMatch(/\d{4} \d{4} \d{4}/)
  })

  it('are found by state, a part of the address, any writing of the name, the JGRAD-ID and the receipt number', async () => {
    const house = await openHouse()
    const office = await officeOf(house)
    const { jgradId } = await issue(house)
    await issue(house, { email: 'taro_%@example.jp', name: '別人 太郎' })
    await put(house, { application: '7K3M9QXA2BTD40WZ', to: 'applicant@example.jp' })
    const found = async (wanted: Partial<MailSearch>) => (await search(office, wanted)).mails.map(({ recipient }) => recipient).toSorted()
    expect(await found({ state: 'waiting' })).toEqual(['applicant@example.jp'])
    expect(await found({ text: 'HANAKO@Univ' })).toEqual([email])
    expect(await found({ text: '見本花子' })).toEqual([email])
    expect(await found({ text: 'みほん' })).toEqual([email, 'taro_%@example.jp'])
    expect(await found({ text: 'mihon hanako' })).toEqual([email, 'taro_%@example.jp'])
    expect(await found({ text: jgradId.toLowerCase() })).toEqual([email])
    expect(await found({ text: '7k3m-9qxa-2btd-4owz' })).toEqual(['applicant@example.jp'])
    expect(await found({ text: '_%@' })).toEqual(['taro_%@example.jp'])
    expect(await found({ text: String.raw`\' or 1=1 --` })).toEqual([])
  })

  it('come fifty to a page', async () => {
    const house = await openHouse()
    const office = await officeOf(house)
    for (let number = 0; number < 53; number += 1) await put(house, { to: `somebody-${number}@example.jp` })
    const [first, second] = [await search(office), await search(office, { page: 1 })]
    expect([first.mails.length, second.mails.length, first.total, second.total]).toEqual([50, 3, 53, 53])
    expect(new Set([...first.mails, ...second.mails].map(({ id }) => id)).size).toBe(53)
  })

  it('are opened with their text, unless that opens something, and each look is in the log without what was typed', async () => {
    const house = await openHouse()
    const office = await officeOf(house)
    const { account } = await issue(house)
    const plain = await put(house, { account })
    await search(office, { text: 'hanako' })
    const [secret] = (await search(office, { state: 'sent', page: 1 })).mails.concat((await search(office, { state: 'sent' })).mails)
    const open = async (id: string) => mailSchema.parse(await (await office.request('POST', `/api/office/mails/${id}/open`)).json()).text
    expect(await open(plain)).toContain('http://localhost')
    expect(await open(secret?.id ?? '')).toBeNull()
    const log = await audited(house)
    expect(log.map(({ action }) => action)).toEqual(['mails.list', 'mails.list', 'mails.open', 'mails.open'])
    expect(log.at(-1)).toMatchObject({ account, detail: '{"template":"welcome"}' })
    expect(JSON.stringify(log)).not.toContain('hanako')
  })

  it('show every template in both languages', async () => {
    const house = await openHouse()
    const office = await officeOf(house)
    const { templates } = mailTemplatesSchema.parse(await (await office.request('GET', '/api/office/mails/templates')).json())
    expect(templates.map(({ name }) => name)).toEqual(expect.arrayContaining(['code', 'welcome']))
  })

  it('are nobody else’s to see', async () => {
    const house = await openHouse()
    const registrant = await house.signIn('registrant@example.jp')
    const id = await put(house)
    const asked = [['GET', '/templates'], ['POST', '/search'], ['POST', `/${id}/open`], ['POST', `/${id}/resend`]] as const
    for (const [method, path] of asked) {
      const body = method === 'GET' ? undefined : {}
      expect((await problemOf(await registrant.request(method, `/api/office/mails${path}`, body))).code).toBe('not-office')
      expect((await problemOf(await house.stranger().request(method, `/api/office/mails${path}`, body))).code).toBe('not-signed-in')
    }
  })
})

describe('sending a mail again', () => {
  const resend = (office: Client, id: string) => office.request('POST', `/api/office/mails/${id}/resend`)

  it('draws the first code anew and sends it to the address of now; either code signs in, once', async () => {
    const house = await openHouse()
    const office = await officeOf(house)
    const { account } = await issue(house)
    const [first] = (await search(office)).mails
    house.pass(2 * minute)
    const answer = await resend(office, first?.id ?? '')
    expect(answer.status).toBe(201)
    expect(mailSchema.parse(await answer.json())).toMatchObject({ state: 'sent', recipient: email, text: null, account: { id: account } })
    const [old, anew] = codesSaid(house, email)
    expect(anew).not.toBe(old)
    expect((await house.stranger().enterCode(email, anew ?? '')).status).toBe(200)
    expect((await house.stranger().enterCode(email, anew ?? '')).status).toBe(401)
    expect((await audited(house)).at(-1)).toMatchObject({ action: 'mails.resend', account })
  })

  it('of a kept text sends the same text as a new mail', async () => {
    const house = await openHouse()
    const office = await officeOf(house)
    const id = await put(house)
    await house.deliver()
    house.pass(2 * minute)
    expect((await resend(office, id)).status).toBe(201)
    const mails = await house.mails()
    expect(mails.filter((mail) => mail.includes(`To: ${email}`)).map(firstLine)).toEqual([firstLine(mails.at(-1) ?? ''), firstLine(mails.at(-1) ?? '')])
    const ids = mails.map((mail) => /^Message-ID: (.+)$/m.exec(mail)?.[1])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('by two people at once is done once', async () => {
    const house = await openHouse()
    const office = await officeOf(house)
    const id = await put(house)
    await house.deliver()
    house.pass(2 * minute)
    const answers = await Promise.all([resend(office, id), resend(office, id)])
    expect(statusesOf(answers)).toEqual([201, 409])
  })

  it('is refused for one that still waits, whose text is gone, whose person has signed in already, or that there is not', async () => {
    const house = await openHouse()
    const office = await officeOf(house)
    const waiting = await put(house)
    const { account } = await issue(house)
    const [sent] = (await search(office, { state: 'sent', text: 'hanako' })).mails
    await house.store.write((tx) => tx.updateTable('accounts').set({ standing: 'active' }).where('id', '=', account).execute())
    const gone = await put(house, { to: 'gone@example.jp', values: { code: '123456' } })
    await house.store.write((tx) => tx.updateTable('mails').set({ state: 'waiting', dueAt: '9999' }).where('id', '=', waiting).execute())
    await house.deliver()
    house.pass(2 * minute)
    const codes = [waiting, sent?.id ?? '', gone].map(async (id) => (await problemOf(await resend(office, id))).code)
    expect(await Promise.all(codes)).toEqual(['not-allowed-now', 'not-allowed-now', 'not-allowed-now'])
    expect((await problemOf(await resend(office, 'none'))).code).toBe('not-found')
  })
})
