import { Hono } from 'hono'
import { sendStorySchema } from '../../api/my-story.ts'
import { sendingHash } from '../../domain/story/sending.ts'
import { type PersonBindings, signedIn } from '../accounts/signed-in.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { myStoryOf, sendStory, withdrawMyStory } from './mine.ts'

const maxBytes = 256 * 1024

/** A registrant's own story, below `/api/stories`. */
export function myStoryRoutes(services: Services): Hono<PersonBindings> {
  const { store, clock } = services
  const routes = new Hono<PersonBindings>()
  routes.use(signedIn(services))

  routes.get('/mine', async (c) => {
    const { account } = c.get('session')
    return answerJson(c, 200, await store.read((tx) => myStoryOf(tx, account)))
  })

  routes.post('/mine', async (c) => {
    const sent = await readBody(c.req.raw, sendStorySchema, maxBytes)
    if (!sent.ok) return sent.answer
    const { account } = c.get('session')
    const hash = await sendingHash(sent.value.body, sent.value.consent.uses)
    const outcome = await store.write((tx) => sendStory(tx, account, { ...sent.value, hash }, clock()))
    if (!('refused' in outcome)) return answerJson(c, 200, outcome)
    return outcome.refused === 'story-unready' ? problem('story-unready', { lacking: outcome.lacking }) : problem(outcome.refused)
  })

  routes.delete('/mine', async (c) => {
    const { account } = c.get('session')
    return answerJson(c, 200, await store.write((tx) => withdrawMyStory(tx, account, clock())))
  })

  return routes
}
