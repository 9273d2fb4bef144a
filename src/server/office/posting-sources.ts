import { Hono } from 'hono'
import { postingSourceWordsSchema, pullSchema, putPostingSourceSchema } from '../../api/posting-sources.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { pullNow } from '../postings/pull.ts'
import { addSource, allSources, putSource, sourceOf } from '../postings/sources.ts'
import type { Services } from '../services.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 16 * 1024

/** Where postings are fetched from, below `/api/office/postings/sources`. */
export function postingSourceRoutes(services: Services): Hono<OfficeBindings> {
  const { store, clock } = services
  const routes = new Hono<OfficeBindings>()

  routes.get('/', async (c) => answerJson(c, 200, { sources: await store.read(allSources) }))

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, postingSourceWordsSchema, maxBytes)
    if (!body.ok) return body.answer
    return answerJson(c, 201, await store.write((tx) => addSource(tx, body.value, { actor: c.get('actor'), now: clock() })))
  })

  routes.put('/:id', async (c) => {
    const body = await readBody(c.req.raw, putPostingSourceSchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    const put = await store.write((tx) => putSource(tx, { id, ...body.value }, { actor: c.get('actor'), now: clock() }))
    return typeof put === 'string' ? problem(put) : answerJson(c, 200, put)
  })

  routes.post('/:id/pull', async (c) => {
    const body = await readBody(c.req.raw, pullSchema, maxBytes)
    if (!body.ok) return body.answer
    const pulled = await pullNow(services, c.req.param('id'), { rash: body.value.rash, actor: c.get('actor') })
    return pulled ? answerJson(c, 200, sourceOf(pulled)) : problem('not-found')
  })

  return routes
}
