import { describe, expect, it } from 'vitest'
import { copySchema } from '../../src/api/copy.ts'
import { eraseAccount } from '../../src/server/store/accounts.ts'
import { contentsOf } from './contents.ts'
import { day, openHouse } from './house.ts'
import { markEveryTable, tablesWith } from './marked-rows.ts'
import { atWork } from './registry/at-work.ts'
import { agreed, deskOf, photograph, readyStory, storyFrom } from './stories/desk.ts'

/** What is never handed out: what opens something, who of the office it was, and what may speak of others. */
const neverTold: Record<string, readonly string[]> = {
  sessions: ['tokenHash'],
  challenges: ['id', 'challenge'],
  addressChanges: ['undoHash'],
  corrections: ['decidedBy'],
  applications: ['decidedBy'],
  mails: ['text'],
  stories: ['writtenBy', 'writtenByName', 'reviewedBy', 'reviewedByName'],
  storyInvitations: ['invitedBy'],
  pushSubscriptions: ['endpoint', 'p256dh', 'auth'],
  audit: ['actor', 'actorName', 'detail'],
}

describe('the copy of everything held about me', () => {
  it('holds every cell of every table with an account, and nothing of anybody else', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    const jiro = await house.signIn('jiro@example.jp')
    await markEveryTable(house, mika.account, 'hers')
    await markEveryTable(house, jiro.account, 'his')
    const answer = await mika.request('GET', '/api/rights/copy')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const text = await answer.text()
    // As its schema says, with nothing besides.
    expect(copySchema.parse(JSON.parse(text))).toEqual(JSON.parse(text))

    // Whatever tables there are: a new one that nobody thought of fails here.
    const expected: string[] = []
    for (const lines of Object.values(await contentsOf(house.store))) {
      for (const line of lines) for (const [found] of line.matchAll(/hers\/\w+\/\w+/g)) expected.push(found)
    }
    expect(new Set(expected.map((found) => found.split('/')[1])).size).toBe((await tablesWith(house.store, 'account')).length + 1)
    const secret = (found: string) => {
      const [, table = '', column = ''] = found.split('/')
      return neverTold[table]?.includes(column) === true
    }
    expect(expected.filter((found) => !secret(found) && !text.includes(`"${found}"`))).toEqual([])
    expect(expected.filter((found) => secret(found) && text.includes(`"${found}"`))).toEqual([])
    expect(text).not.toMatch(/his\//)
    expect(text).not.toContain(jiro.account)
    expect(text).not.toContain('jiro@')
  })

  it('has mails about the application that led here, and says who of the office by role alone', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    const office = await house.register('sato@example.jp', { role: 'office', name: '事務局の佐藤' })
    await markEveryTable(house, mika.account, 'hers')
    await house.store.write(async (tx) => {
      const mail = {
        account: null, template: 'x', recipient: 'mika@example.jp', language: 'ja', subject: '申請を受け付けました', text: '', secret: 0, campaign: '', state: 'sent',
        attempts: 1, dueAt: '', takenUntil: null, createdAt: '', sentAt: '', failure: null,
      } as const
      await tx.insertInto('mails').values({ ...mail, id: 'about-the-application', application: 'hers/applications/number' }).execute()
      await tx.insertInto('mails').values({ ...mail, id: 'about-another', application: 'another' }).execute()
      await tx
        .insertInto('audit')
        .values({ id: 'deed', at: '2026', actor: office, actorName: '事務局の佐藤', action: 'registrant.seen', account: mika.account, application: null, detail: '{}' })
        .execute()
    })
    const copy = copySchema.parse(await (await mika.request('GET', '/api/rights/copy')).json())
    expect(copy.mails.map(({ id }) => id)).toContain('about-the-application')
    expect(copy.mails.map(({ id }) => id)).not.toContain('about-another')
    expect(copy.audit).toContainEqual({ id: 'deed', at: '2026', by: 'office', action: 'registrant.seen', application: null })
    expect(JSON.stringify(copy)).not.toContain('佐藤')
  })

  it('has my story with its picture, and not who of the office wrote my consent down', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    const client = await atWork(house)
    const desk = deskOf(client)
    const story = await readyStory(client, { picture: await photograph() })
    await storyFrom(desk.consent(story, agreed))
    const stranger = await readyStory(client, { picture: await photograph({ width: 300, height: 300 }) })
    await house.store.write((tx) => tx.updateTable('stories').set({ account: mika.account }).where('id', '=', story.id).execute())
    const copy = copySchema.parse(await (await mika.request('GET', '/api/rights/copy')).json())
    expect(copy.stories.map(({ id, consent }) => [id, consent])).toEqual([[story.id, { ...agreed, recorded: { at: expect.any(String) as string } }]])
    expect(copy.pictures).toMatchObject([{ story: story.id, hash: story.picture?.hash, body: story.picture?.body }])
    expect(JSON.stringify(copy)).not.toContain(stranger.id)
  })

  it('is for nobody who is not signed in, and for no other account than the one the phone names', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    expect((await house.stranger().request('GET', '/api/rights/copy')).status).toBe(401)
    expect((await mika.request('GET', '/api/rights/copy', undefined, { 'jgrad-account': 'somebody-else' })).status).toBe(409)
  })
})

describe('an erased person', () => {
  it('is in no table any more, but for the audit log, the session that tells the device and the marked account', async () => {
    const house = await openHouse()
    const mika = await house.signIn('mika@example.jp')
    const jiro = await house.signIn('jiro@example.jp')
    await markEveryTable(house, mika.account, 'hers')
    await markEveryTable(house, jiro.account, 'his')
    await house.store.write(async (tx) => {
      const code = { hash: 'h', createdAt: '', expiresAt: '9' }
      for (const [id, address] of [['1', 'mika@example.jp'], ['2', 'address:mika@example.jp'], ['3', `${mika.account}:new@example.jp`], ['4', 'jiro@example.jp']] as const) {
        await tx.insertInto('codes').values({ ...code, id, address }).execute()
      }
      await tx.insertInto('wrongCodes').values({ address: 'mika@example.jp', tries: 1, lastAt: '' }).execute()
      await tx.insertInto('mails').values({
        id: 'loose', account: null, application: null, template: 'x', recipient: 'mika@example.jp', language: 'ja', subject: '', text: '', secret: 0,
        campaign: '', state: 'waiting', attempts: 0, dueAt: '', takenUntil: null, createdAt: '', sentAt: null, failure: null,
      }).execute()
    })
    const his = async () => Object.values(await contentsOf(house.store)).flat().filter((line) => line.includes('his/') || line.includes(jiro.account))
    const before = await his()
    house.pass(day)
    await house.store.write((tx) => eraseAccount(tx, mika.account, house.now()))

    const contents = await contentsOf(house.store)
    const left = Object.entries(contents).flatMap(([table, lines]) =>
      lines.filter((line) => line.includes('hers/') || line.includes('mika@') || line.includes(mika.account)).map((line) => ({ table, line })),
    )
    expect(new Set(left.map(({ table }) => table))).toEqual(new Set(['accounts', 'audit', 'sessions']))
    // Of the session nothing but what recognises its cookie, of the account nothing but its id.
    const words = (table: string) => left.filter((each) => each.table === table).flatMap(({ line }) => line.match(/hers\/\w+\/\w+/g) ?? [])
    expect(words('accounts')).toEqual([])
    expect(words('sessions').filter((word) => !/\/(id|tokenHash|expiresAt|endedAt|revokedAt|method)$/.test(word))).toEqual([])
    expect(JSON.stringify(contents['codes'])).toContain('jiro@example.jp')
    expect(await his()).toEqual(before)
  })
})
