import { describe, expect, it } from 'vitest'
import { officeStoriesSchema } from '../../../src/api/office-stories.ts'
import { pictureHref } from '../../../src/api/stories.ts'
import { eraseClosedAccounts } from '../../../src/server/rights/closure.ts'
import { contentsOf } from '../contents.ts'
import { day, type House, openHouse, problemOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { agreed, deskOf, editionOf, photograph, publishedStory, readyStory, storyFrom, wholeStory } from './desk.ts'

async function openDesk(email = 'writer@example.jp') {
  const house = await openHouse()
  const client = await atWork(house, { email })
  return { house, client, desk: deskOf(client) }
}
/** Whether these words stand anywhere in the database. */
const tells = async (house: House, words: string): Promise<boolean> => JSON.stringify(await contentsOf(house.store)).includes(words)

describe('a story', () => {
  it('is written, read by somebody and published: as elements, never as markup, newest first', async () => {
    const { house, client } = await openDesk()
    const before = await editionOf(house)
    const story = await publishedStory(client)
    expect(story).toMatchObject({ state: 'published', isPublished: true, writtenBy: '事務 太郎', reviewed: { by: '事務 太郎' } })
    const { edition, stories } = await editionOf(house)
    expect(edition.edition).toBe(before.edition.edition + 1)
    expect(stories).toHaveLength(before.stories.length + 1)
    expect(stories[0]).toMatchObject({ id: story.id, sample: false, name: wholeStory.name, picture: null })
    expect(stories[0]?.text.ja).toEqual([
      { kind: 'heading', inside: [{ kind: 'text', text: '迷った年' }] },
      {
        kind: 'paragraph',
        inside: [{ kind: 'strong', inside: [{ kind: 'text', text: '三年目' }] }, { kind: 'text', text: 'に迷いました。<script>alert(1)</script>' }],
      },
    ])
  })

  it('that is changed has to be read again; until it is published anew everybody reads what they read', async () => {
    const { house, client, desk } = await openDesk()
    const story = await publishedStory(client)
    const changed = await storyFrom(desk.write(story, { ...wholeStory, title: { ja: '別の題', en: 'Another title' } }))
    expect(changed).toMatchObject({ state: 'draft', isPublished: true, reviewed: null })
    expect((await editionOf(house)).stories[0]?.title).toEqual(wholeStory.title)
    expect(await problemOf(await desk.deed(changed, 'publish'))).toMatchObject({ status: 422, code: 'story-unready', lacking: ['review'] })
    await storyFrom(desk.deed(await storyFrom(desk.deed(changed, 'review')), 'publish'))
    const { stories } = await editionOf(house)
    expect(stories[0]?.title.en).toBe('Another title')
    expect(stories[0]?.publishedAt).toBe(story.publishedAt)
  })

  it('loses its picture everywhere once its person agrees to it no longer, and can\u2019t be noted as not agreed to while it is published', async () => {
    const { house, client, desk } = await openDesk()
    const story = await publishedStory(client, { picture: await photograph() })
    const href = pictureHref((await editionOf(house)).stories[0]?.picture?.hash ?? '')
    expect((await house.stranger().request('GET', href)).status).toBe(200)
    for (const consent of [null, { ...agreed, uses: ['print' as const] }]) {
      expect(await problemOf(await desk.consent(story, consent))).toMatchObject({ status: 409, code: 'story-published' })
    }
    const narrowed = await storyFrom(desk.consent(story, { ...agreed, uses: ['app'] }))
    expect(narrowed).toMatchObject({ state: 'published', picture: null })
    expect((await house.stranger().request('GET', href)).status).toBe(404)
    const { stories } = await editionOf(house)
    expect(stories[0]).toMatchObject({ id: story.id, picture: null })
    expect(await house.store.read((tx) => tx.selectFrom('pictures').select('hash').where('story', '=', story.id).execute())).toEqual([])
  })

  it('is published only when it is whole in both languages, agreed to and read', async () => {
    const { client, desk } = await openDesk()
    const begun = await storyFrom(desk.begin())
    const half = await storyFrom(desk.write(begun, { ...wholeStory, title: { ja: '題', en: ' ' }, fields: [], sector: null }))
    expect(await problemOf(await desk.deed(half, 'review'))).toMatchObject({ status: 422, code: 'story-unready', lacking: ['title.en', 'sector', 'fields'] })
    expect(await problemOf(await desk.deed(half, 'publish'))).toMatchObject({ lacking: ['title.en', 'sector', 'fields', 'consent', 'review'] })
    const whole = await storyFrom(desk.deed(await storyFrom(desk.write(half)), 'review'))
    expect(await problemOf(await desk.deed(whole, 'publish'))).toMatchObject({ lacking: ['consent'] })
    const pictured = await storyFrom(desk.picture(whole, await photograph()))
    const consented = await storyFrom(desk.consent(pictured, { ...agreed, uses: ['app'] }))
    expect(consented.consent).toMatchObject({ how: 'paper', on: '2026-11-20', uses: ['app'], recorded: { by: '事務 太郎' } })
    expect(await problemOf(await desk.deed(consented, 'publish'))).toMatchObject({ lacking: ['consent.picture', 'review'] })
    expect(await problemOf(await client.request('PUT', `/api/office/stories/${consented.id}/consent`, { rev: consented.rev, consent: { ...agreed, on: '2027-01-01' } }))).toMatchObject({
      status: 400, field: 'consent.on',
    })
  })

  it('that somebody else changed meanwhile is not changed, whatever was wished', async () => {
    const { house, desk } = await openDesk()
    const other = deskOf(await atWork(house, { email: 'second@example.jp' }))
    const story = await storyFrom(desk.begin())
    await storyFrom(other.write(story))
    const late = [desk.write(story), desk.consent(story), desk.picture(story, await photograph()), desk.deed(story, 'review'), desk.deed(story, 'publish'), desk.deed(story, 'withdraw')]
    for (const answer of late) expect(await problemOf(await answer)).toMatchObject({ status: 409, code: 'changed-meanwhile' })
  })

  it('that is not there or of a wrong form is refused', async () => {
    const { client, desk } = await openDesk()
    expect((await desk.open('nobody')).status).toBe(404)
    const story = await storyFrom(desk.begin())
    expect(await problemOf(await client.request('PUT', `/api/office/stories/${story.id}`, { rev: 1, sending: 0, body: { ...wholeStory, name: { ja: 'あ'.repeat(61), en: '' } } }))).toMatchObject({
      status: 400, field: 'body.name.ja',
    })
  })
})

describe('a story that is withdrawn', () => {
  it('is gone at once: from the catalogue, with its earlier editions and picture, and from the database', async () => {
    const { house, client, desk } = await openDesk()
    const samples = (await editionOf(house)).stories
    const story = await publishedStory(client, { picture: await photograph() })
    const first = await editionOf(house)
    const hash = first.stories[0]?.picture?.hash ?? ''
    const anybody = house.stranger()
    const picture = await anybody.request('GET', pictureHref(hash))
    expect([picture.status, picture.headers.get('cache-control'), picture.headers.get('content-type')]).toEqual([200, 'no-store', 'image/webp'])
    expect((await picture.arrayBuffer()).byteLength).toBe(first.stories[0]?.picture?.bytes)
    const other = await publishedStory(client, { body: { ...wholeStory, name: { ja: '別の人', en: 'Somebody else' } } })
    const second = await editionOf(house)
    expect(second.stories.map(({ id }) => id).slice(0, 2).toSorted()).toEqual([story.id, other.id].toSorted())
    expect(await tells(house, '青木 遥')).toBe(true)

    const gone = await storyFrom(desk.deed(story, 'withdraw'))
    expect(gone).toMatchObject({ state: 'withdrawn', body: null, picture: null, consent: null, isPublished: false, withdrawnFor: 'office', writtenBy: null, reviewed: null })
    const third = await editionOf(house)
    expect(third.stories.map(({ id }) => id)).toEqual([other.id, ...samples.map(({ id }) => id)])
    for (const { edition } of [first, second]) expect((await anybody.request('GET', edition.href)).status).toBe(404)
    expect((await anybody.request('GET', pictureHref(hash))).status).toBe(404)
    for (const told of ['青木 遥', 'Haruka Aoki', hash]) expect(await tells(house, told)).toBe(false)
    expect(await house.store.read((tx) => tx.selectFrom('pictures').selectAll().execute())).toEqual([])
    expect((await editionOf(house)).stories[0]?.name.en).toBe('Somebody else')
  })

  it('stays withdrawn, and says so in the list', async () => {
    const { client, desk } = await openDesk()
    const gone = await storyFrom(desk.deed(await readyStory(client), 'withdraw'))
    for (const deed of ['review', 'publish', 'withdraw'] as const) expect((await desk.deed(gone, deed)).status).toBe(409)
    expect((await desk.write(gone)).status).toBe(409)
    const { stories } = officeStoriesSchema.parse(await (await client.request('GET', '/api/office/stories')).json())
    expect(stories.find(({ id }) => id === gone.id)).toMatchObject({ state: 'withdrawn', name: { ja: '', en: '' } })
  })

  it('was its author’s: it goes when they no longer want to be asked, and when they are erased', async () => {
    const { house, client } = await openDesk()
    for (const [email, leave] of [
      ['mika@example.jp', async () => (await house.signIn('mika@example.jp')).request('PUT', '/api/rights/consents', { kind: 'role-model-contact', given: false })],
      [
        'jiro@example.jp',
        async () => {
          await (await house.signIn('jiro@example.jp')).request('POST', '/api/rights/closure', { understood: true })
          house.pass(30 * day)
          await eraseClosedAccounts(house.services)
        },
      ],
    ] as const) {
      const person = await house.register(email, {})
      const story = await publishedStory(client, { picture: await photograph() })
      await house.store.write((tx) => tx.updateTable('stories').set({ account: person }).where('id', '=', story.id).execute())
      const before = await editionOf(house)
      expect(before.stories.map(({ id }) => id)).toContain(story.id)
      await leave()
      expect((await editionOf(house)).stories.map(({ id }) => id)).not.toContain(story.id)
      expect((await house.stranger().request('GET', before.edition.href)).status).toBe(404)
      expect(await tells(house, '青木 遥')).toBe(false)
    }
    expect(await house.store.read((tx) => tx.selectFrom('pictures').selectAll().execute())).toEqual([])
  })
})
