import type { Client } from '../house.ts'
import { agreed, deskOf, photograph, publishedStory, readyStory, storyFrom, wholeStory } from '../stories/desk.ts'

type Given = { client: Client }
const begun = ({ client }: Given) => storyFrom(deskOf(client).begin())
const written = async ({ client }: Given) => storyFrom(deskOf(client).write(await begun({ client })))

/** How the endpoints of stories are asked so that each does what it is for. */
export const storyCalls = {
  'GET /api/office/stories': [() => ({})],
  'POST /api/office/stories': [() => ({ body: {} })],
  'GET /api/office/stories/:id': [async (given: Given) => ({ of: (await begun(given)).id })],
  'PUT /api/office/stories/:id': [async (given: Given) => ({ of: (await begun(given)).id, body: { rev: 1, body: wholeStory } })],
  'PUT /api/office/stories/:id/consent': [async (given: Given) => ({ of: (await begun(given)).id, body: { rev: 1, consent: agreed } })],
  'POST /api/office/stories/:id/picture': [async (given: Given) => ({ of: (await begun(given)).id, query: '?rev=1', body: await photograph() })],
  'POST /api/office/stories/:id/picture/remove': [async (given: Given) => ({ of: (await begun(given)).id, body: { rev: 1 } })],
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
