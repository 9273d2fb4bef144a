import { type Context, Hono } from 'hono'
import { findVolunteersSchema, inviteVolunteersSchema } from '../../api/office-volunteers.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { Services } from '../services.ts'
import { inviteVolunteers } from '../volunteers/invite.ts'
import { findVolunteers } from '../volunteers/list.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 32 * 1024

/** Those who would tell of their path as role models, below `/api/office/volunteers`. */
export function volunteerRoutes({ store, clock, config, post }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  const hand = (c: Context<OfficeBindings>) => ({ actor: c.get('actor'), now: clock() })

  routes.get('/', async (c) => answerJson(c, 200, await store.write((tx) => findVolunteers(tx, '', hand(c)))))

  routes.post('/search', async (c) => {
    const body = await readBody(c.req.raw, findVolunteersSchema, maxBytes)
    if (!body.ok) return body.answer
    return answerJson(c, 200, await store.write((tx) => findVolunteers(tx, body.value.words, hand(c))))
  })

  routes.post('/invite', async (c) => {
    const body = await readBody(c.req.raw, inviteVolunteersSchema, maxBytes)
    if (!body.ok) return body.answer
    const outcome = await store.write((tx) => inviteVolunteers(tx, body.value.accounts, { ...hand(c), config }))
    await post.soon()
    return answerJson(c, 200, outcome)
  })

  return routes
}
