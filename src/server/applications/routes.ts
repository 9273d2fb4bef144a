import { type Context, Hono } from 'hono'
import { applicationRequestSchema, mendRequestSchema, numberSchema, proofSchema } from '../../api/applications.ts'
import { readReceiptNumber } from '../../domain/application/receipt-number.ts'
import { answerJson } from '../http/answer.ts'
import type { Bindings } from '../http/bindings.ts'
import { readBody } from '../http/body.ts'
import { networkOf } from '../http/network.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { findApplication, standingOf } from '../store/applications.ts'
import { apply, mend, type Refusal } from './apply.ts'
import { askAnotherCode, prove } from './prove.ts'

const maxBytes = 32 * 1024

/** Applying for an account, below `/api/applications`: for anybody, known or not. See `api/applications.ts`. */
export function applicationRoutes(services: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  const networkFrom = (c: Context<Bindings>) =>
    networkOf(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for') ?? null, services.config.origin !== null)

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, applicationRequestSchema, maxBytes)
    if (!body.ok) return body.answer
    const result = await apply(services, { ...body.value, network: networkFrom(c) })
    if (!('standing' in result)) return refusal(result)
    const { number, state } = result.standing
    return answerJson(c, result.outcome === 'new' ? 201 : 200, { number, state })
  })

  routes.put('/', async (c) => {
    const body = await readBody(c.req.raw, mendRequestSchema, maxBytes)
    if (!body.ok) return body.answer
    const number = readReceiptNumber(body.value.number)
    if (number === null) return problem('number-unknown')
    const result = await mend(services, { ...body.value, number, network: networkFrom(c) })
    return 'standing' in result ? answerJson(c, 200, result.standing) : refusal(result)
  })

  routes.post('/state', async (c) => {
    const body = await readBody(c.req.raw, numberSchema, maxBytes)
    if (!body.ok) return body.answer
    const number = readReceiptNumber(body.value.number)
    const row = number === null ? undefined : await services.store.read((tx) => findApplication(tx, number))
    return row ? answerJson(c, 200, standingOf(row)) : problem('number-unknown')
  })

  routes.post('/code', async (c) => {
    const body = await readBody(c.req.raw, numberSchema, maxBytes)
    if (!body.ok) return body.answer
    const number = readReceiptNumber(body.value.number)
    if (number === null) return problem('number-unknown')
    const result = await askAnotherCode(services, { number, network: networkFrom(c) })
    return result.outcome === 'sent' ? answerJson(c, 202, {}) : refusal(result)
  })

  routes.post('/proof', async (c) => {
    const body = await readBody(c.req.raw, proofSchema, maxBytes)
    if (!body.ok) return body.answer
    const number = readReceiptNumber(body.value.number)
    if (number === null) return problem('number-unknown')
    const result = await prove(services, { number, code: body.value.code })
    return 'standing' in result ? answerJson(c, 200, result.standing) : refusal(result)
  })

  return routes
}

function refusal(result: Refusal): Response {
  if (result.outcome === 'refused') return problem('form-refused', { field: result.field })
  if (result.outcome === 'later') return problem('too-many-requests', {}, { 'retry-after': String(result.retryAfter) })
  return problem(result.outcome)
}
