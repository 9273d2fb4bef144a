import { describe, expect, it } from 'vitest'
import { officeStoriesSchema } from '../../../src/api/office-stories.ts'
import { eraseClosedAccounts } from '../../../src/server/rights/closure.ts'
import { contentsOf } from '../contents.ts'
import { day, openHouse, problemOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { answer, authorOf, inNotebook, sent } from './authors.ts'
import { agreed, deskOf, editionOf, photograph, publishedStory, storyFrom, wholeStory } from './desk.ts'

/** A story that its author has sent, and the office has read. */
async function begin() {
  const house = await openHouse()
  const client = await atWork(house)
  const desk = deskOf(client)
  await house.register('haruka@example.org', { name: '青木 遥' })
  const haruka = await house.signIn('haruka@example.org')
  await answer(house, haruka.account, 'yes', '2026-11-01T00:00:00.000Z')
  await sent(authorOf(haruka).send())
  const { stories } = officeStoriesSchema.parse(await (await client.request('GET', '/api/office/stories')).json())
  const id = stories.find(({ hasAuthor }) => hasAuthor)?.id ?? ''
  const reviewed = async () => {
    const agreedTo = await storyFrom(desk.consent(await storyFrom(desk.open(id)), agreed))
    const pictured = await storyFrom(desk.picture(agreedTo, await photograph()))
    return storyFrom(desk.deed(await storyFrom(desk.write(pictured)), 'review'))
  }
  const isPublic = async () => (await editionOf(house)).stories.some((story) => story.id === id)
  const close = () => haruka.request('POST', '/api/rights/closure', { understood: true })
  return { house, client, desk, haruka, author: authorOf(haruka), id, reviewed, isPublic, close }
}
type Begun = Awaited<ReturnType<typeof begin>>

const ways: [string, (begun: Begun) => Promise<Response>, (begun: Begun) => Promise<Response>][] = [
  ['they close their account', ({ close }) => close(), ({ haruka }) => haruka.request('DELETE', '/api/rights/closure')],
  [
    'the office closes it',
    ({ client, haruka }) => client.request('POST', `/api/office/registrants/${haruka.account}/close`, { reason: '本人の申し出' }),
    ({ client, haruka }) => client.request('POST', `/api/office/registrants/${haruka.account}/reopen`, { reason: '本人の申し出' }),
  ],
]

describe.each(ways)('the story of somebody who leaves, when %s,', (_, leave, stay) => {
  it('is not published any more, by nobody', async () => {
    const begun = await begin()
    const { desk, id, reviewed, isPublic } = begun
    const read = await reviewed()
    expect(read.author?.isActive).toBe(true)
    expect((await leave(begun)).status).toBe(200)
    const seen = await storyFrom(desk.open(id))
    expect(seen.author?.isActive).toBe(false)
    expect(await problemOf(await desk.deed(seen, 'publish'))).toMatchObject({ status: 409, code: 'not-allowed-now' })
    expect(await isPublic()).toBe(false)
  })

  it('is read by nobody from that moment on; once they stay, the office can publish it again', async () => {
    const begun = await begin()
    const { house, desk, haruka, author, id, reviewed, isPublic } = begun
    const others = await publishedStory(begun.client)
    const published = await storyFrom(desk.deed(await reviewed(), 'publish'))
    const picture = `/catalogue/pictures/${published.picture?.hash}`
    expect(await isPublic()).toBe(true)
    expect((await leave(begun)).status).toBe(200)
    expect(await isPublic()).toBe(false)
    expect((await house.stranger().request('GET', picture)).status).toBe(404)
    expect((await editionOf(house)).stories.map((story) => story.id)).toContain(others.id)
    expect((await author.look()).story).toMatchObject({ state: 'reading', published: null })
    expect(await inNotebook(haruka, 'standing')).toMatchObject({ state: 'reading', published: null })
    const kept = await storyFrom(desk.open(id))
    expect(kept).toMatchObject({ state: 'reviewed', isPublished: false, publishedAt: null, body: wholeStory })
    // Whoever had it on screen looks again.
    expect(await problemOf(await desk.deed(published, 'review'))).toMatchObject({ code: 'changed-meanwhile' })

    expect((await stay(begun)).status).toBe(200)
    expect(await isPublic()).toBe(false)
    expect(await storyFrom(desk.deed(await storyFrom(desk.open(id)), 'publish'))).toMatchObject({ state: 'published', isPublished: true })
    expect(await isPublic()).toBe(true)
    expect((await house.stranger().request('GET', picture)).status).toBe(200)
  })

  it('goes with them for good when they are erased', async () => {
    const begun = await begin()
    const { house, desk, id, reviewed, isPublic } = begun
    await storyFrom(desk.deed(await reviewed(), 'publish'))
    await leave(begun)
    house.pass(31 * day)
    expect(await eraseClosedAccounts(house.services)).toBe(1)
    expect(await isPublic()).toBe(false)
    expect(JSON.stringify(await contentsOf(house.store))).not.toContain(wholeStory.otherwise.ja)
    const late = deskOf(await atWork(house))
    expect(await storyFrom(late.open(id))).toMatchObject({ state: 'withdrawn', withdrawnFor: 'erased', body: null, author: null })
  })
})

it('a draft over what is published stays a draft when its author leaves', async () => {
  const { desk, reviewed, close, id } = await begin()
  await storyFrom(desk.write(await storyFrom(desk.deed(await reviewed(), 'publish'))))
  await close()
  expect(await storyFrom(desk.open(id))).toMatchObject({ state: 'draft', isPublished: false })
})
