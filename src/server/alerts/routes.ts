import { Hono } from 'hono'
import { alertTokenSchema } from '../../api/posting-alerts.ts'
import type { Bindings } from '../http/bindings.ts'
import { readBody, readBytes } from '../http/body.ts'
import { answerJson } from '../http/answer.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import type { Tx } from '../store/schema.ts'
import { stopPath } from './one-click.ts'
import { keepByToken, stopByToken } from './stop.ts'

const maxBytes = 4 * 1024

/** What the buttons behind the links in mails about new postings do, below `/api/posting-alerts`. Nobody need be signed in. */
export function alertRoutes({ store, clock }: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  const by = (path: string, work: (tx: Tx, token: string, now: number) => Promise<boolean>) =>
    routes.post(path, async (c) => {
      const body = await readBody(c.req.raw, alertTokenSchema, maxBytes)
      if (!body.ok) return body.answer
      return (await store.write((tx) => work(tx, body.value.token, clock()))) ? c.body(null, 204) : problem('link-ended')
    })
  by('/stops', stopByToken)
  by('/kept', keepByToken)
  return routes
}

/**
 * What mail programs ask when their reader presses "unsubscribe" (RFC 8058), below `alertOneClickPath`: a form with no
 * cookie and no origin. Opened by somebody it leads to the page with the button, as opening stops nothing.
 */
export function alertOneClickRoutes({ store, clock }: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.post('/:token', async (c) => {
    const bytes = await readBytes(c.req.raw, maxBytes)
    if (bytes === null) return problem('too-large')
    // As a form of either encoding: `List-Unsubscribe=One-Click`, or the same in parts.
    if (!/List-Unsubscribe"?\s*=?\s*One-Click/.test(new TextDecoder().decode(bytes))) return problem('bad-request', { field: 'List-Unsubscribe' })
    const isDone = await store.write((tx) => stopByToken(tx, c.req.param('token'), clock()))
    return isDone ? answerJson(c, 200, { stopped: true }) : problem('link-ended')
  })

  routes.get('/:token', (c) => c.body(null, 302, { location: `${stopPath}#${encodeURIComponent(c.req.param('token'))}`, 'cache-control': 'no-store' }))

  return routes
}
