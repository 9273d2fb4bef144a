import { describe, expect, it } from 'vitest'
import { copySchema } from '../../../src/api/copy.ts'
import { officeStoriesSchema } from '../../../src/api/office-stories.ts'
import { eraseClosedAccounts } from '../../../src/server/rights/closure.ts'
import { contentsOf } from '../contents.ts'
import { type Client, day, type House, openHouse, problemOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { answer, authorOf, consent, inNotebook, invite, ownStory, sent } from './authors.ts'
import { deskOf, editionOf, storyFrom, wholeStory } from './desk.ts'

async function begin() {
  const house = await openHouse()
  const client = await atWork(house)
  await house.register('haruka@example.org', { name: '青木 遥' })
  const haruka = await house.signIn('haruka@example.org')
  await answer(house, haruka.account, 'yes', '2026-11-01T00:00:00.000Z')
  return { house, client, desk: deskOf(client), haruka, author: authorOf(haruka) }
}
/** The stories that are no samples, as the office lists them. */
async function listed(client: Client) {
  const { stories } = officeStoriesSchema.parse(await (await client.request('GET', '/api/office/stories')).json())
  return stories.filter(({ sample }) => !sample)
}
const onlyOne = async (client: Client, desk: ReturnType<typeof deskOf>) => {
  const [only, ...others] = await listed(client)
  if (!only || others.length > 0) throw new Error(`${others.length + 1} stories`)
  return storyFrom(desk.open(only.id))
}
const tells = async (house: House, words: string): Promise<boolean> => JSON.stringify(await contentsOf(house.store)).includes(words)
const newer = { ...ownStory, text: { ja: '書き直しました。', en: '' } }

/** The office translates what was sent, reads and publishes it. */
async function publish(client: Client, desk: ReturnType<typeof deskOf>) {
  const translated = await storyFrom(desk.write(await onlyOne(client, desk), wholeStory))
  return storyFrom(desk.deed(await storyFrom(desk.deed(translated, 'review')), 'publish'))
}

describe('a story that its author sends', () => {
  it('is a draft of the office with its author and the consent that was given in the app', async () => {
    const { house, client, desk, haruka, author } = await begin()
    const { story } = await sent(author.send(ownStory, { consent: { uses: ['app', 'print'] } }))
    const at = new Date(house.now()).toISOString()
    expect(story).toMatchObject({ state: 'received', rev: 1, sentAt: at, published: null })
    const draft = await onlyOne(client, desk)
    expect(draft).toMatchObject({
      state: 'draft', hasAuthor: true, author: { account: haruka.account, name: '青木 遥' }, body: ownStory, sent: null, writtenBy: null,
      consent: { how: 'app', uses: ['app', 'print'], recorded: { by: '青木 遥', at } },
    })
    expect(await inNotebook(haruka, 'standing')).toEqual(story)
  })

  it('twice is one story, and the second answer is the first', async () => {
    const { client, author } = await begin()
    const first = await sent(author.send())
    expect(await sent(author.send(ownStory, { rev: 0 }))).toEqual(first)
    expect(await listed(client)).toHaveLength(1)
  })

  it('takes the place of what was sent before, as long as the office has changed nothing', async () => {
    const { client, desk, author } = await begin()
    await sent(author.send())
    const before = await onlyOne(client, desk)
    await storyFrom(desk.consent(before, { how: 'mail', on: '2026-11-20', uses: ['app', 'picture', 'print'] }))
    expect((await sent(author.send(newer, { rev: 1 }))).story).toMatchObject({ rev: 2, state: 'received' })
    expect(await onlyOne(client, desk)).toMatchObject({ id: before.id, body: newer, sent: null, consent: { how: 'app', uses: ['app', 'picture'] } })
  })

  it('waits beside what the office wrote meanwhile, until the office puts it in or lets it go', async () => {
    const { client, desk, author } = await begin()
    await sent(author.send())
    const edited = await storyFrom(desk.write(await onlyOne(client, desk), wholeStory))
    const reviewed = await storyFrom(desk.deed(edited, 'review'))
    expect((await author.look()).story?.state).toBe('reading')
    await sent(author.send(newer))
    const waiting = await onlyOne(client, desk)
    expect(waiting).toMatchObject({ state: 'draft', body: wholeStory, sent: { body: newer }, reviewed: null })
    expect(await problemOf(await desk.deed(reviewed, 'publish'))).toMatchObject({ code: 'changed-meanwhile' })
    expect(await problemOf(await desk.deed(waiting, 'review'))).toMatchObject({ code: 'story-unready', lacking: ['sent'] })
    const decide = ({ id, rev }: { id: string; rev: number }, choice: string) => client.request('POST', `/api/office/stories/${id}/sent`, { rev, choice })
    const taken = await storyFrom(decide(waiting, 'take'))
    // The author wrote in Japanese alone: the office's English stays.
    expect(taken).toMatchObject({ sent: null, body: { ...wholeStory, text: { ja: '書き直しました。', en: wholeStory.text.en } } })
    expect(await problemOf(await decide(taken, 'take'))).toMatchObject({ code: 'not-allowed-now' })

    await sent(author.send({ ...newer, otherwise: { ja: 'もう一度。', en: '' } }))
    const left = await storyFrom(decide(await onlyOne(client, desk), 'leave'))
    expect(left).toMatchObject({ sent: null, body: taken.body })
  })

  it('is not lost to whoever was writing meanwhile, has not read it, and goes on with their own words', async () => {
    const { house, client, desk, author } = await begin()
    await sent(author.send())
    const onScreen = await onlyOne(client, desk)
    house.pass(1000)
    const { story } = await sent(author.send(newer))
    expect(await problemOf(await desk.write(onScreen))).toMatchObject({ code: 'changed-meanwhile' })
    const theirs = await onlyOne(client, desk)
    expect(theirs).toMatchObject({ body: newer, writtenBy: null, sent: null })
    const mine = await storyFrom(desk.write({ ...theirs, sending: onScreen.sending }))
    expect(mine).toMatchObject({ body: wholeStory, sent: { at: story?.sentAt, body: newer } })
    expect((await author.look()).story?.state).toBe('reading')
    expect(await problemOf(await desk.deed(mine, 'review'))).toMatchObject({ code: 'story-unready', lacking: ['sent'] })
    // Written on, it waits as long as nobody has decided.
    const further = await storyFrom(desk.write(mine, { ...wholeStory, title: { ja: '別の題', en: 'Another title' } }))
    expect(further.sent).toEqual(mine.sent)
    const taken = await storyFrom(client.request('POST', `/api/office/stories/${further.id}/sent`, { rev: further.rev, choice: 'take' }))
    expect(taken).toMatchObject({ sent: null, body: { title: further.body?.title, text: { ja: '書き直しました。', en: wholeStory.text.en } } })
  })

  it('waits for nothing where the office has put it in already', async () => {
    const { client, desk, author } = await begin()
    await sent(author.send())
    const onScreen = await onlyOne(client, desk)
    await sent(author.send(newer))
    const theirs = await onlyOne(client, desk)
    const both = { ...wholeStory, text: { ja: '書き直しました。', en: 'I wrote it anew.' } }
    expect(await storyFrom(desk.write({ ...theirs, sending: onScreen.sending }, both))).toMatchObject({ body: both, sent: null })
  })

  it('changes nothing of what is published until it is published anew', async () => {
    const { house, client, desk, haruka, author } = await begin()
    await sent(author.send())
    const published = await publish(client, desk)
    expect((await author.look()).story).toMatchObject({ state: 'published', published: published.id })
    expect(await inNotebook(haruka, 'standing')).toMatchObject({ state: 'published', published: published.id })
    const { edition } = await editionOf(house)
    expect((await sent(author.send(newer))).story).toMatchObject({ state: 'reading', published: published.id })
    expect((await editionOf(house)).edition).toEqual(edition)
    expect(await onlyOne(client, desk)).toMatchObject({ state: 'draft', isPublished: true })
  })

  it('is refused when something is missing, when another device has sent since, and from whoever did not volunteer', async () => {
    const { house, author } = await begin()
    expect(await problemOf(await author.send({ ...ownStory, doctorateIn: null, text: { ja: ' ', en: '' } }))).toMatchObject({
      status: 422, code: 'story-unready', lacking: ['doctorateIn', 'text.ja'],
    })
    expect(await problemOf(await author.send(ownStory, { consent: { uses: ['print'] } }))).toMatchObject({ lacking: ['consent'] })
    expect(await problemOf(await author.send(ownStory, { consent: { uses: [] } }))).toMatchObject({ status: 400 })
    expect(await problemOf(await author.send({ ...ownStory, otherwise: { ja: 'あ'.repeat(1001), en: '' } }))).toMatchObject({ status: 400 })
    await sent(author.send())
    expect(await problemOf(await author.send(newer, { rev: 0 }))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    const other = authorOf(await house.signIn('other@example.org'))
    expect(await problemOf(await other.send())).toMatchObject({ status: 403, code: 'not-willing' })
    expect((await other.look()).story).toBeNull()
    expect((await house.stranger().request('GET', '/api/stories/mine')).status).toBe(401)
  })
})

describe('an author', () => {
  it('takes their story back: it is gone everywhere, published too, and they can send another one', async () => {
    const { house, client, desk, haruka, author } = await begin()
    await sent(author.send(newer))
    await publish(client, desk)
    expect((await editionOf(house)).stories.some(({ name }) => name.ja === wholeStory.name.ja)).toBe(true)
    expect((await sent(author.withdraw())).story).toMatchObject({ state: 'withdrawn', withdrawnFor: 'consent', published: null, hash: '' })
    expect((await editionOf(house)).stories.some(({ name }) => name.ja === wholeStory.name.ja)).toBe(false)
    expect(await tells(house, '書き直しました')).toBe(false)
    expect(await inNotebook(haruka, 'standing')).toMatchObject({ state: 'withdrawn' })
    const again = await sent(author.withdraw())
    expect(again.story?.state).toBe('withdrawn')
    expect(again.story).toEqual(await inNotebook(haruka, 'standing'))
    // What was sent before it was taken back, and arrives only now, does not bring it back.
    expect(await problemOf(await author.send(ownStory, { rev: 1 }))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect((await listed(client)).map(({ state }) => state)).toEqual(['withdrawn'])
    expect((await sent(author.send(ownStory, { rev: 2 }))).story).toMatchObject({ state: 'received', rev: 3 })
    expect((await listed(client)).map(({ state }) => state).toSorted()).toEqual(['draft', 'withdrawn'])
  })

  it('takes nothing of anybody else back', async () => {
    const { house, client, author } = await begin()
    await sent(author.send())
    await authorOf(await house.signIn('other@example.org')).withdraw()
    expect((await author.look()).story?.state).toBe('received')
    expect((await listed(client)).map(({ state }) => state)).toEqual(['draft'])
  })

  it('sees that the office withdrew it, or that it went with their consent', async () => {
    const { house, client, desk, haruka, author } = await begin()
    await sent(author.send())
    await storyFrom(desk.deed(await onlyOne(client, desk), 'withdraw'))
    expect((await author.look()).story).toMatchObject({ state: 'withdrawn', withdrawnFor: 'office' })
    await consent(haruka, true)
    await sent(author.send(ownStory, { rev: 2 }))
    await consent(haruka, false)
    expect(await author.look()).toMatchObject({ willingSince: null, story: { state: 'withdrawn', withdrawnFor: 'consent', rev: 4 } })
    expect(await problemOf(await author.send(newer))).toMatchObject({ code: 'not-willing' })
    // Their devices learn what to send on next, whoever withdrew it and wherever.
    expect(await inNotebook(haruka, 'standing')).toEqual((await author.look()).story)
    house.pass(1000)
    await consent(haruka, true)
    expect(await problemOf(await author.send(newer, { rev: 3 }))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect((await sent(author.send(newer, { rev: 4 }))).story).toMatchObject({ state: 'received', rev: 5 })
  })

  it('finds the invitation and what was sent in the copy of their data; both go with the account', async () => {
    const { house, client, haruka, author } = await begin()
    await invite(client, haruka.account)
    await sent(author.send(newer))
    const copy = copySchema.parse(await (await haruka.request('GET', '/api/rights/copy')).json())
    expect(copy.storyInvitations).toEqual([{ invitedAt: new Date(house.now()).toISOString(), times: 1 }])
    expect(copy.sentStories).toMatchObject([{ rev: 1, body: newer, waitingSince: null }])
    await haruka.request('POST', '/api/rights/closure', { understood: ['yes'] })
    await house.store.write((tx) => tx.updateTable('accounts').set({ standing: 'closing', closesAt: new Date(house.now()).toISOString() }).where('id', '=', haruka.account).execute())
    house.pass(day)
    await eraseClosedAccounts(house.services)
    expect(await tells(house, '書き直しました')).toBe(false)
    const left = await house.store.read(async (tx) => [
      ...(await tx.selectFrom('storyInvitations').selectAll().execute()), ...(await tx.selectFrom('sentStories').selectAll().execute()),
    ])
    expect(left).toEqual([])
  })
})
