import { describe, expect, it } from 'vitest'
import { resendMail } from '../../src/server/mail/resend.ts'
import { queueMail } from '../../src/server/mail/queue.ts'
import { changeCampaign, invite, mailsTo, openQuietHouse, overNewYear, registerMany, remind, startCampaign, until } from './campaigning.ts'
import { type Client, type House, openHouse } from './house.ts'
import { lettersTo, letterTo } from './letters.ts'
import { openPostOffice } from './post-office.ts'

const mika = 'mika@example.jp'
const put = (client: Client, more: object = {}) => {
  const { id: campaign, definition } = overNewYear
  return client.request('PUT', `/api/submissions/${campaign}`, { campaign, definition, answers: { a1: 'yes', a2: '東京の研究所' }, sealedAt: '2026-12-08T00:00:00Z', device: 'phone', ...more })
}
const actor = { account: 'office', name: '事務局' }
const mailOf = (house: House, template: string) =>
  house.store.read((tx) => tx.selectFrom('mails').select(['id', 'state', 'text']).where('template', '=', template).orderBy('createdAt', 'desc').limit(1).executeTakeFirstOrThrow())

async function openWithMika() {
  const house = await openQuietHouse()
  const client = await house.signIn(mika)
  await startCampaign(house)
  until(house, overNewYear.opensAt)
  return { house, client }
}

describe('the receipt of answers', () => {
  it('is mailed once with its number, and without any of the answers', async () => {
    const { house, client } = await openWithMika()
    const { receipt } = (await (await put(client)).json()) as { receipt: { number: string } }
    expect((await put(client)).status).toBe(200)
    await house.deliver()
    const { subject, text } = await letterTo(house, mika, receipt.number)
    expect(subject).not.toContain(receipt.number)
    expect(text).toContain('2026年12月7日')
    expect(text).toContain('これで完了です')
    expect(text).not.toContain('東京')
    expect(await mailsTo(house, mika)).toEqual({ receipt: 1 })
  })

  it('says when answers came late or after the close', async () => {
    const { house, client } = await openWithMika()
    const other = await house.signIn('jiro@example.jp')
    until(house, '2027-01-16T00:00:00Z')
    expect((await put(client)).status).toBe(202)
    expect((await put(other, { sealedAt: '2027-01-15T23:00:00Z' })).status).toBe(202)
    await house.deliver()
    expect((await letterTo(house, mika, '届いた日時')).text).toContain('期限までに送られ')
    expect((await letterTo(house, 'jiro@example.jp', '届いた日時')).text).toContain('受付が終わったあとに')
  })

  it('comes to whoever stopped mails about surveys, and not to an address that mail comes back from', async () => {
    const { house, client } = await openWithMika()
    await client.request('PUT', '/api/mail-stops', { stopped: true })
    const gone = await house.signIn('gone@example.jp')
    await house.store.write((tx) => tx.updateTable('accounts').set({ bouncedAt: '2026-12-01' }).where('id', '=', gone.account).execute())
    for (const each of [client, gone]) expect((await put(each)).status).toBe(201)
    await house.deliver()
    expect(await mailsTo(house, mika)).toEqual({ receipt: 1 })
    expect(await mailsTo(house, 'gone@example.jp')).toEqual({})
  })
})

describe('an invitation', () => {
  it('is sent again by the office with the same link, while the survey runs and the person has not answered', async () => {
    const { house, client } = await openWithMika()
    expect(await invite(house)).toBe(1)
    await house.deliver()
    const { id, text } = await mailOf(house, 'surveyInvitation')
    expect(text).toBe('')
    await changeCampaign(house, { state: 'paused' })
    house.pass(120_000)
    expect(await resendMail(house.services, id, actor)).toEqual({ ok: false, problem: 'not-allowed-now' })
    await changeCampaign(house, { state: 'running' })
    expect(await resendMail(house.services, id, actor)).toMatchObject({ ok: true })
    await house.deliver()
    const links = (await lettersTo(house, mika)).flatMap((letter) => letter.text.match(/\/answer#\S+/g) ?? [])
    expect([links.length, new Set(links).size]).toEqual([4, 1])
    await put(client)
    house.pass(120_000)
    expect(await resendMail(house.services, id, actor)).toEqual({ ok: false, problem: 'not-allowed-now' })
  })

  it('that comes back is noted, and no reminder follows', async () => {
    const post = await openPostOffice({ refuses: (address) => (address === mika ? [550, '5.1.1 no such mailbox'] : null) })
    const house = await openHouse({ config: { origin: 'https://jgrad.example.jp', smtpUrl: post.url } })
    const account = await house.register(mika)
    await house.register('jiro@example.jp')
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    expect(await invite(house)).toBe(2)
    await house.deliver()
    expect(await mailOf(house, 'surveyInvitation')).toMatchObject({ text: '' })
    expect(await house.store.read((tx) => tx.selectFrom('accounts').select('bouncedAt').where('id', '=', account).executeTakeFirst())).toMatchObject({ bouncedAt: expect.any(String) })
    expect(post.received[0]?.raw.replaceAll(/\r?\n\s+/g, ' ')).toContain('List-Unsubscribe: <https://jgrad.example.jp/api/mail-stops/one-click/')
    until(house, '2026-12-14T00:00:00Z')
    expect(await remind(house)).toBe(1)
  })

  it('of thousands holds up no mail that one person waits for', async () => {
    const house = await openQuietHouse()
    await registerMany(house, 20)
    await startCampaign(house)
    until(house, overNewYear.opensAt)
    expect(await invite(house)).toBe(20)
    house.pass(1000)
    await house.store.write((tx) => queueMail(tx, { template: 'reopened', to: mika, language: 'ja', values: { name: '見本', address: 'https://x' } }, house.now()))
    await house.deliver()
    expect((await house.mails())[0]).toContain(mika)
  })
})
