import { Hono } from 'hono'
import { decisionsSchema, type Decided, openSchema, queueQuestionSchema } from '../../api/office-applications.ts'
import { readReceiptNumber } from '../../domain/application/receipt-number.ts'
import { recordAudit } from '../accounts/audit.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { decide } from './decide.ts'
import type { OfficeBindings } from './guard.ts'
import { readFile, readQueue } from './queue.ts'

const maxBytes = 8 * 1024
const maxDecisionBytes = 512 * 1024

/** The queue of applications, below `/api/office/applications`. Nothing is answered before the log has it. */
export function applicationRoutes(services: Services): Hono<OfficeBindings> {
  const { store, clock, post } = services
  const routes = new Hono<OfficeBindings>()

  routes.post('/search', async (c) => {
    const body = await readBody(c.req.raw, queueQuestionSchema, maxBytes)
    if (!body.ok) return body.answer
    const page = await store.read((tx) => readQueue(tx, body.value))
    const { states, words, check } = body.value
    const detail = { shown: page.items.map(({ number }) => number), states, check, byWords: words.trim() !== '' }
    await store.write((tx) => recordAudit(tx, { actor: c.get('actor'), action: 'application.list', detail }, clock()))
    return answerJson(c, 200, page)
  })

  routes.post('/open', async (c) => {
    const body = await readBody(c.req.raw, openSchema, maxBytes)
    if (!body.ok) return body.answer
    const number = readReceiptNumber(body.value.number)
    const file = number === null ? null : await store.read((tx) => readFile(tx, number))
    if (!file) return problem('number-unknown')
    // Whoever is shown beside the applicant was seen too.
    const beside = file.lookalikes.map(({ id }) => id)
    const entry = { actor: c.get('actor'), action: 'application.open', application: number, account: file.account?.id ?? null, detail: { beside } }
    await store.write((tx) => recordAudit(tx, entry, clock()))
    return answerJson(c, 200, file)
  })

  routes.post('/decisions', async (c) => {
    const body = await readBody(c.req.raw, decisionsSchema, maxDecisionBytes)
    if (!body.ok) return body.answer
    const results: Decided[] = []
    for (const decision of body.value.decisions) results.push(await decide(services, c.get('actor'), decision))
    await post.soon()
    return answerJson(c, 200, { results })
  })

  return routes
}
