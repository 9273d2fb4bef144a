import { type Context, Hono } from 'hono'
import { decideSentSchema, maxPictureBytes, type OfficeStory, putStoryConsentSchema, putStorySchema, storyRevSchema } from '../../api/office-stories.ts'
import { dateInJapan } from '../../domain/business-days.ts'
import { answerJson } from '../http/answer.ts'
import { readBody, readBytes } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import {
  addStory, allStories, decideSent, openStory, publishStory, putPicture, putStoryConsent, reviewStory, type StoryRefusal, withdrawStory, writeStory,
} from '../stories/desk.ts'
import { makeSmall } from '../stories/picture.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 256 * 1024
const deeds = { review: reviewStory, publish: publishStory, withdraw: withdrawStory } as const

/** Stories of role models, below `/api/office/stories`. */
export function storyRoutes({ store, clock }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  const hand = (c: Context<OfficeBindings>) => ({ actor: c.get('actor'), now: clock() })
  const answer = (c: Context<OfficeBindings>, outcome: OfficeStory | StoryRefusal) => {
    if (!('refused' in outcome)) return answerJson(c, 200, outcome)
    return outcome.refused === 'story-unready' ? problem('story-unready', { lacking: outcome.lacking }) : problem(outcome.refused)
  }

  routes.get('/', async (c) => answerJson(c, 200, { stories: await store.write((tx) => allStories(tx, hand(c))) }))

  routes.post('/', async (c) => answerJson(c, 201, await store.write((tx) => addStory(tx, hand(c)))))

  routes.get('/:id', async (c) => answer(c, await store.write((tx) => openStory(tx, c.req.param('id'), hand(c)))))

  routes.put('/:id', async (c) => {
    const body = await readBody(c.req.raw, putStorySchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    return answer(c, await store.write((tx) => writeStory(tx, { id, ...body.value }, hand(c))))
  })

  routes.put('/:id/consent', async (c) => {
    const body = await readBody(c.req.raw, putStoryConsentSchema, maxBytes)
    if (!body.ok) return body.answer
    const { consent } = body.value
    if (consent && consent.on > dateInJapan(clock())) return problem('bad-request', { field: 'consent.on' })
    const id = c.req.param('id')
    return answer(c, await store.write((tx) => putStoryConsent(tx, { id, ...body.value }, hand(c))))
  })

  routes.post('/:id/picture', async (c) => {
    const rev = Number(c.req.query('rev'))
    if (!Number.isSafeInteger(rev)) return problem('bad-request', { field: 'rev' })
    const file = await readBytes(c.req.raw, maxPictureBytes)
    if (file === null) return problem('too-large')
    const picture = await makeSmall(file)
    if ('refused' in picture) return problem(picture.refused)
    const id = c.req.param('id')
    return answer(c, await store.write((tx) => putPicture(tx, { id, rev, picture }, hand(c))))
  })

  routes.post('/:id/picture/remove', async (c) => {
    const body = await readBody(c.req.raw, storyRevSchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    return answer(c, await store.write((tx) => putPicture(tx, { id, ...body.value, picture: null }, hand(c))))
  })

  routes.post('/:id/sent', async (c) => {
    const body = await readBody(c.req.raw, decideSentSchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    return answer(c, await store.write((tx) => decideSent(tx, { id, ...body.value }, hand(c))))
  })

  for (const [name, perform] of Object.entries(deeds)) {
    routes.post(`/:id/${name}`, async (c) => {
      const body = await readBody(c.req.raw, storyRevSchema, maxBytes)
      if (!body.ok) return body.answer
      const id = c.req.param('id') ?? ''
      return answer(c, await store.write((tx) => perform(tx, { id, ...body.value }, hand(c))))
    })
  }

  return routes
}
