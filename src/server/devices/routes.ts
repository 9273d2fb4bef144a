import { Hono } from 'hono'
import { deviceKindSchema, type SignedInDevice } from '../../api/devices.ts'
import { type PersonBindings, signedIn } from '../accounts/signed-in.ts'
import { answerJson } from '../http/answer.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import type { SessionTable } from '../store/schema.ts'
import { liveSessionsOf, revokeOtherSessions, revokeSession } from '../store/sessions.ts'

/** The devices of one's own account, below `/api/devices`. One that is signed out here is told at its next contact. */
export function deviceRoutes({ store, clock, ...services }: Services): Hono<PersonBindings> {
  const routes = new Hono<PersonBindings>()
  routes.use(signedIn({ store, clock, ...services }))
  const now = () => new Date(clock()).toISOString()
  const nothing = { 'cache-control': 'no-store' }

  routes.get('/', async (c) => {
    const { account, id } = c.get('session')
    const all = await store.read((tx) => liveSessionsOf(tx, account, now()))
    return answerJson(c, 200, { devices: all.map((each) => shown(each, id)) })
  })

  routes.delete('/', async (c) => {
    const { account, id } = c.get('session')
    await store.write((tx) => revokeOtherSessions(tx, { account, kept: id, at: now() }))
    return c.body(null, 204, nothing)
  })

  routes.delete('/:id', async (c) => {
    const { account, id } = c.get('session')
    if (c.req.param('id') === id) return problem('not-allowed-now')
    const found = await store.write((tx) => revokeSession(tx, { account, id: c.req.param('id'), at: now() }))
    return found ? c.body(null, 204, nothing) : problem('not-found')
  })

  return routes
}

const shown = ({ id, label, createdAt, contactAt, waiting, method, shared, scope }: SessionTable, current: string): SignedInDevice => ({
  id,
  label: label === null ? null : deviceKindSchema.parse(JSON.parse(label)),
  createdAt,
  contactAt,
  current: id === current,
  waiting,
  method,
  shared: shared === 1,
  byLink: scope !== null,
})
