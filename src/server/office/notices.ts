import { type Context, Hono } from 'hono'
import { noticeRevSchema, noticeWordsSchema, type OfficeNotice, putNoticeSchema } from '../../api/office-notices.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { addNotice, allNotices, type NoticeRefusal, publishNotice, withdrawNotice, writeNotice } from '../registry/notices.ts'
import type { Services } from '../services.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 128 * 1024

/** Notices, below `/api/office/notices`. */
export function noticeRoutes({ store, clock }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  const hand = (c: Context<OfficeBindings>) => ({ actor: c.get('actor'), now: clock() })
  const answer = (c: Context<OfficeBindings>, outcome: OfficeNotice | NoticeRefusal) => {
    if (!('refused' in outcome)) return answerJson(c, 200, outcome)
    return outcome.refused === 'empty' ? problem('bad-request', { field: outcome.field }) : problem(outcome.refused)
  }

  routes.get('/', async (c) => answerJson(c, 200, { notices: await store.read(allNotices) }))

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, noticeWordsSchema, maxBytes)
    if (!body.ok) return body.answer
    return answerJson(c, 201, await store.write((tx) => addNotice(tx, body.value, hand(c))))
  })

  routes.put('/:id', async (c) => {
    const body = await readBody(c.req.raw, putNoticeSchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    return answer(c, await store.write((tx) => writeNotice(tx, { id, ...body.value }, hand(c))))
  })

  routes.post('/:id/publish', async (c) => {
    const body = await readBody(c.req.raw, noticeRevSchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    return answer(c, await store.write((tx) => publishNotice(tx, { id, ...body.value }, hand(c))))
  })

  routes.post('/:id/withdraw', async (c) => {
    const body = await readBody(c.req.raw, noticeRevSchema, maxBytes)
    if (!body.ok) return body.answer
    const id = c.req.param('id')
    return answer(c, await store.write((tx) => withdrawNotice(tx, { id, ...body.value }, hand(c))))
  })

  return routes
}
