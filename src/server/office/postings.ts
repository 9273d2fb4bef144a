import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { byHand, fileKinds, mostFileBytes, type PostingQuestion, postingDeedSchema, postingQuestionSchema } from '../../api/office-postings.ts'
import { dateInJapan } from '../../domain/business-days.ts'
import { answerJson } from '../http/answer.ts'
import { readBody, readBytes } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { decidePosting } from '../postings/decide.ts'
import { findPostings, readPosting } from '../postings/find.ts'
import { findSource } from '../postings/sources.ts'
import { planPostings, takePostingsIn, type TakingRefusal } from '../postings/take-in.ts'
import type { Services } from '../services.ts'
import type { OfficeBindings } from './guard.ts'
import { postingSourceRoutes } from './posting-sources.ts'

const maxBytes = 16 * 1024

const wishSchema = z.object({
  kind: z.enum(fileKinds),
  source: z.string().check(z.minLength(1), z.maxLength(64)),
  whole: z.enum(['yes', 'no']),
  plan: z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
})

function refuse(refusal: TakingRefusal): Response {
  if (refusal.code === 'unreadable') return problem('postings-unreadable', { reason: refusal.problem.reason, values: refusal.problem.values })
  return problem(refusal.code === 'wrong' ? 'import-wrong' : 'changed-meanwhile')
}

/** The postings, below `/api/office/postings`. */
export function postingRoutes(services: Services): Hono<OfficeBindings> {
  const { store, clock } = services
  const routes = new Hono<OfficeBindings>()
  const find = async (c: Context<OfficeBindings>, question: PostingQuestion) =>
    answerJson(c, 200, await store.read((tx) => findPostings(tx, question, dateInJapan(clock()))))

  routes.route('/sources', postingSourceRoutes(services))

  routes.post('/search', async (c) => {
    const body = await readBody(c.req.raw, postingQuestionSchema, maxBytes)
    return body.ok ? find(c, body.value) : body.answer
  })

  routes.post('/files', async (c) => {
    const { kind, source, whole, plan = null } = c.req.query()
    const wish = wishSchema.safeParse({ kind, source, whole, plan })
    if (!wish.success) return problem('bad-request', { field: wish.error.issues[0]?.path.join('.') ?? '' })
    // A packed file has no size that could be told before it is unpacked.
    if ((c.req.header('content-encoding') ?? 'identity') !== 'identity') return problem('bad-request', { field: 'content-encoding' })
    const { source: from, plan: token } = wish.data
    if (from !== byHand && !(await store.read((tx) => findSource(tx, from)))) return problem('bad-request', { field: 'source' })
    const bytes = await readBytes(c.req.raw, mostFileBytes)
    if (bytes === null) return problem('too-large')
    const file = { bytes, kind: wish.data.kind, source: from, whole: wish.data.whole === 'yes' }
    const outcome = token === null ? await planPostings(services, file) : await takePostingsIn(services, file, { token }, c.get('actor'))
    return outcome.ok ? answerJson(c, 200, outcome.value) : refuse(outcome.refusal)
  })

  routes.get('/:id', async (c) => {
    const found = await store.read((tx) => readPosting(tx, c.req.param('id'), dateInJapan(clock())))
    return found ? answerJson(c, 200, found) : problem('not-found')
  })

  for (const deed of ['withdraw', 'bring-back'] as const) {
    routes.post(`/:id/${deed}`, async (c) => {
      const body = await readBody(c.req.raw, postingDeedSchema, maxBytes)
      if (!body.ok) return body.answer
      const { reason } = body.value
      const id = c.req.param('id') ?? ''
      const decided = await store.write((tx) => decidePosting(tx, { id, deed, reason }, { actor: c.get('actor'), now: clock() }))
      return typeof decided === 'string' ? problem(decided) : answerJson(c, 200, decided)
    })
  }

  return routes
}
