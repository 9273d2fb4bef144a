import { type Client, id, type House } from '../house.ts'
import { answer, authorOf, ownStory } from '../stories/authors.ts'
import { agreed, deskOf, photograph, publishedStory, readyStory, storyFrom, wholeStory } from '../stories/desk.ts'

type Given = { client: Client }
const begun = ({ client }: Given) => storyFrom(deskOf(client).begin())
const written = async ({ client }: Given) => storyFrom(deskOf(client).write(await begun({ client })))

/** A story of an author which waits beside what the office wrote meanwhile. */
async function sentAnew({ house, client }: Given & { house: House }) {
  const author = await house.signIn(`${id('author')}@example.org`)
  await answer(house, author.account, 'yes', '2026-11-01T00:00:00.000Z')
  await authorOf(author).send()
  const sent = await house.store.read((tx) => tx.selectFrom('sentStories').select('story').where('account', '=', author.account).executeTakeFirstOrThrow())
  const story = await storyFrom(deskOf(client).open(sent.story ?? ''))
  await storyFrom(deskOf(client).write(story))
  await authorOf(author).send({ ...ownStory, otherwise: { ja: '変えました。', en: '' } })
  return storyFrom(deskOf(client).open(story.id))
}

/** How the endpoints of stories are asked so that each does what it is for. */
export const storyCalls = {
  'GET /api/office/stories': [() => ({})],
  'POST /api/office/stories': [() => ({ body: {} })],
  'GET /api/office/stories/:id': [async (given: Given) => ({ of: (await begun(given)).id })],
  'PUT /api/office/stories/:id': [async (given: Given) => ({ of: (await begun(given)).id, body: { rev: 1, sending: 0, body: wholeStory } })],
  'PUT /api/office/stories/:id/consent': [async (given: Given) => ({ of: (await begun(given)).id, body: { rev: 1, consent: agreed } })],
  'POST /api/office/stories/:id/picture': [async (given: Given) => ({ of: (await begun(given)).id, query: '?rev=1', body: await photograph() })],
  'POST /api/office/stories/:id/picture/remove': [async (given: Given) => ({ of: (await begun(given)).id, body: { rev: 1 } })],
  'POST /api/office/stories/:id/sent': (['take', 'leave'] as const).map((choice) => async (given: Given & { house: House }) => {
    const { id: of, rev } = await sentAnew(given)
    return { of, body: { rev, choice } }
  }),
  'GET /api/office/volunteers': [() => ({})],
  'POST /api/office/volunteers/search': [() => ({ body: { words: '青木' } })],
  'POST /api/office/volunteers/invite': [
    async ({ house, registrant }: Given & { house: House; registrant: string }) => {
      await answer(house, registrant, 'yes', '2026-11-01T00:00:00.000Z')
      return { body: { accounts: [registrant] } }
    },
  ],
  'POST /api/office/stories/:id/review': [async (given: Given) => ({ of: (await written(given)).id, body: { rev: 2 } })],
  'POST /api/office/stories/:id/publish': [
    async ({ client }: Given) => {
      const { id, rev } = await readyStory(client)
      return { of: id, body: { rev } }
    },
  ],
  'POST /api/office/stories/:id/withdraw': [
    async ({ client }: Given) => {
      const { id, rev } = await publishedStory(client)
      return { of: id, body: { rev } }
    },
  ],
}
