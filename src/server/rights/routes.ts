import { Hono } from 'hono'
import { askCorrectionSchema, closeSchema, giveConsentSchema } from '../../api/rights.ts'
import { readCorrection } from '../../domain/account/correction.ts'
import { type PersonBindings, signedIn } from '../accounts/signed-in.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { closeAccount, closureOf, reopenAccount } from './closure.ts'
import { consentsOf, putConsent } from './consents.ts'
import { copyOf } from './copy.ts'
import { askCorrection, correctionsOf, takeBackCorrection } from './corrections.ts'
import { historyPage, readPlace } from './history.ts'

const maxBytes = 16 * 1024

/** A person's rights over the data held about them, below `/api/rights`. */
export function rightsRoutes(services: Services): Hono<PersonBindings> {
  const { store, clock } = services
  const routes = new Hono<PersonBindings>()
  routes.use(signedIn(services))

  routes.get('/copy', async (c) => {
    const { account } = c.get('session')
    return answerJson(c, 200, await store.read((tx) => copyOf(tx, account, clock())))
  })

  routes.get('/history', async (c) => {
    const asked = c.req.query('before')
    const before = asked === undefined ? null : readPlace(asked)
    if (asked !== undefined && before === null) return problem('bad-request', { field: 'before' })
    return answerJson(c, 200, await store.read((tx) => historyPage(tx, c.get('session'), before)))
  })

  routes.get('/corrections', async (c) => {
    const { account } = c.get('session')
    return answerJson(c, 200, await store.read((tx) => correctionsOf(tx, account)))
  })

  routes.post('/corrections', async (c) => {
    const body = await readBody(c.req.raw, askCorrectionSchema, maxBytes)
    if (!body.ok) return body.answer
    if (readCorrection(body.value.field, body.value.value) === null) return problem('bad-request', { field: 'value' })
    const { account } = c.get('session')
    const asked = await store.write((tx) => askCorrection(tx, account, body.value, clock()))
    return typeof asked === 'string' ? problem(asked) : answerJson(c, 201, asked)
  })

  routes.delete('/corrections/:id', async (c) => {
    const { account } = c.get('session')
    const outcome = await store.write((tx) => takeBackCorrection(tx, account, c.req.param('id'), clock()))
    return outcome === 'done' ? c.body(null, 204, { 'cache-control': 'no-store' }) : problem(outcome)
  })

  routes.get('/consents', async (c) => {
    const { account } = c.get('session')
    return answerJson(c, 200, await store.read((tx) => consentsOf(tx, account)))
  })

  routes.put('/consents', async (c) => {
    const body = await readBody(c.req.raw, giveConsentSchema, maxBytes)
    if (!body.ok) return body.answer
    const { account } = c.get('session')
    const consents = await store.write(async (tx) => {
      await putConsent(tx, account, body.value, clock())
      return consentsOf(tx, account)
    })
    return answerJson(c, 200, consents)
  })

  routes.get('/closure', async (c) => {
    const { account } = c.get('session')
    return answerJson(c, 200, await store.read((tx) => closureOf(tx, account)))
  })

  routes.post('/closure', async (c) => {
    const body = await readBody(c.req.raw, closeSchema, maxBytes)
    if (!body.ok) return body.answer
    const closure = await closeAccount(services, c.get('session').account)
    return typeof closure === 'string' ? problem(closure) : answerJson(c, 200, closure)
  })

  routes.delete('/closure', async (c) => answerJson(c, 200, await reopenAccount(services, c.get('session').account)))

  return routes
}
