import { type MyStory, myStorySchema } from '../../../src/api/my-story.ts'
import { type Invited, invitedSchema, type Volunteers, volunteersSchema } from '../../../src/api/office-volunteers.ts'
import type { StoryBody } from '../../../src/domain/story/draft.ts'
import { lettersTo } from '../letters.ts'
import { type Client, type House, id } from '../house.ts'
import { wholeStory } from './desk.ts'

const nothing = ''
/** What an author writes in Japanese alone, with the title and the lead left to the office. */
export const ownStory: StoryBody = {
  ...wholeStory,
  name: { ja: '青木 遥', en: nothing },
  title: { ja: nothing, en: nothing },
  lead: { ja: nothing, en: nothing },
  today: { ja: '地図の会社で働いています。', en: nothing },
  route: wholeStory.route.map((stretch) => ({ ...stretch, what: { ja: stretch.what.ja, en: nothing }, where: { ja: stretch.where.ja, en: nothing } })),
  text: { ja: '三年目に迷いました。', en: nothing },
  otherwise: { ja: 'もっと早く相談します。', en: nothing },
  alt: { ja: nothing, en: nothing },
}

/** Puts answers of somebody in place as if they had been received, with this answer to d4. */
export const answer = (house: House, account: string, d4: string | undefined, receivedAt: string): Promise<unknown> =>
  house.store.write((tx) =>
    tx
      .insertInto('submissions')
      .values({
        account, campaign: id('campaign'), number: id('number'), hash: 'hash', state: 'received', receivedAt, sealedAt: receivedAt, definition: 'q', version: 1,
        device: 'phone', answers: JSON.stringify({ a1: 'completed', e9: '誰にも見せない', ...(d4 === undefined ? {} : { d4 }) }),
      })
      .execute(),
  )

/** Gives the consent to be asked, or takes it back, as the page of consents does. */
export const consent = (client: Client, given: boolean): Promise<Response> =>
  client.request('PUT', '/api/rights/consents', { kind: 'role-model-contact', given })

const whole = async (response: Response): Promise<unknown> => {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  return response.json()
}

/** Those who are willing, as the office sees them. */
export const volunteersOf = async (desk: Client, words?: string): Promise<Volunteers> =>
  volunteersSchema.parse(
    await whole(await (words === undefined ? desk.request('GET', '/api/office/volunteers') : desk.request('POST', '/api/office/volunteers/search', { words }))),
  )
/** Invites some people to write. */
export const invite = async (desk: Client, ...accounts: string[]): Promise<Invited> =>
  invitedSchema.parse(await whole(await desk.request('POST', '/api/office/volunteers/invite', { accounts })))
/** The letters of invitation that went to somebody. */
export const invitationsTo = async (house: House, email: string) => (await lettersTo(house, email)).filter(({ text }) => text.includes('/role-models/mine'))

/** What an author asks about their own story. */
export const authorOf = (client: Client) => ({
  look: async (): Promise<MyStory> => myStorySchema.parse(await whole(await client.request('GET', '/api/stories/mine'))),
  send: (body: StoryBody = ownStory, more: Record<string, unknown> = {}) => client.request('POST', '/api/stories/mine', { body, consent: { uses: ['app'] }, ...more }),
  withdraw: () => client.request('DELETE', '/api/stories/mine'),
})

/** Sends, and reads what came of it. */
export const sent = async (response: Promise<Response>): Promise<MyStory> => myStorySchema.parse(await whole(await response))

/** What the server wrote into the record of one's own story, as a device finds it. */
export async function inNotebook(client: Client, field: string): Promise<unknown> {
  const fresh = Object.assign(client, { cursor: 0 })
  const { changes } = await fresh.sync()
  const found = changes.flatMap((change) => (change.kind === 'set' && change.record === 'my-story' && change.field === field ? [change.value] : []))
  return found.at(-1)
}
