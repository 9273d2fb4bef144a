import { Hono } from 'hono'
import { mailStopSchema, putMailStopByTokenSchema } from '../../api/mail-stops.ts'
import { type PersonBindings, signedIn } from '../accounts/signed-in.ts'
import { answerJson } from '../http/answer.ts'
import type { Bindings } from '../http/bindings.ts'
import { readBody, readBytes } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { isStopped, putStopped, putStoppedByToken } from './mail-stops.ts'

const maxBytes = 4 * 1024

/** Whether somebody gets mails about surveys, below `/api/mail-stops`: by the link in one, or by whoever is signed in. */
export function mailStopRoutes(services: Services): Hono<PersonBindings> {
  const { store, clock } = services
  const routes = new Hono<PersonBindings>()

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, putMailStopByTokenSchema, maxBytes)
    if (!body.ok) return body.answer
    const { token, stopped } = body.value
    const isDone = await store.write((tx) => putStoppedByToken(tx, token, stopped, clock()))
    return isDone ? answerJson(c, 200, { stopped }) : problem('link-ended')
  })

  routes.get('/', signedIn(services), async (c) => {
    const { account } = c.get('session')
    return answerJson(c, 200, { stopped: await store.read((tx) => isStopped(tx, account)) })
  })

  routes.put('/', signedIn(services), async (c) => {
    const body = await readBody(c.req.raw, mailStopSchema, maxBytes)
    if (!body.ok) return body.answer
    const { stopped } = body.value
    await store.write((tx) => putStopped(tx, c.get('session').account, stopped, clock()))
    return answerJson(c, 200, { stopped })
  })

  return routes
}

/**
 * What mail programs ask when their reader presses "unsubscribe" (RFC 8058), below `oneClickPath`: a form with no cookie
 * and no origin, from whatever machine. Opened by somebody it leads to the page with the button, as opening stops nothing.
 */
export function oneClickRoutes({ store, clock }: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.post('/:token', async (c) => {
    const bytes = await readBytes(c.req.raw, maxBytes)
    if (bytes === null) return problem('too-large')
    const form = new TextDecoder().decode(bytes)
    // As a form of either encoding: `List-Unsubscribe=One-Click`, or the same in parts.
    if (!/List-Unsubscribe"?\s*=?\s*One-Click/.test(form)) return problem('bad-request', { field: 'List-Unsubscribe' })
    const isDone = await store.write((tx) => putStoppedByToken(tx, c.req.param('token'), true, clock()))
    return isDone ? answerJson(c, 200, { stopped: true }) : problem('link-ended')
  })

  routes.get('/:token', (c) => c.body(null, 302, { location: `/stop#${encodeURIComponent(c.req.param('token'))}`, 'cache-control': 'no-store' }))

  return routes
}
