import { Hono } from 'hono'
import * as z from 'zod/mini'
import { importKinds } from '../../api/office-imports.ts'
import { answerJson } from '../http/answer.ts'
import { readBytes } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { applyImport, importLimits, type ImportRefusal, planImport } from '../registry/import.ts'
import type { Services } from '../services.ts'
import type { OfficeBindings } from './guard.ts'

const wishSchema = z.object({
  kind: z.enum(importKinds),
  university: z.nullable(z.string().check(z.maxLength(32))),
  plan: z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  also: z.string().check(z.regex(/^(\d{1,6}(,\d{1,6})*)?$/), z.maxLength(8000)),
})

function refuse(refusal: ImportRefusal): Response {
  if (refusal.code === 'unreadable') return problem('import-unreadable', { reason: refusal.problem.reason, values: refusal.problem.values })
  if (refusal.code === 'no-member') return problem('not-allowed-now', { field: 'university' })
  return problem(refusal.code === 'wrong' ? 'import-wrong' : 'changed-meanwhile')
}

/** Lists that are taken in, below `/api/office/imports`: without a plan's token a dry run, with it the deed. */
export function importRoutes(services: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  routes.post('/:kind', async (c) => {
    const { university = null, plan = null, also = '' } = c.req.query()
    const wish = wishSchema.safeParse({ kind: c.req.param('kind'), university, plan, also })
    if (!wish.success) return problem('bad-request', { field: wish.error.issues[0]?.path.join('.') ?? '' })
    const { kind, plan: token } = wish.data
    const bytes = await readBytes(c.req.raw, importLimits[kind].bytes)
    if (bytes === null) return problem('too-large')
    const request = { kind, bytes, university: wish.data.university }
    if (token === null) {
      const planned = await planImport(services, request, c.get('actor'))
      return planned.ok ? answerJson(c, 200, planned.value) : refuse(planned.refusal)
    }
    const lines = new Set(wish.data.also.split(',').filter(Boolean).map(Number))
    const done = await applyImport(services, { ...request, token, also: lines }, c.get('actor'))
    if (!done.ok) return refuse(done.refusal)
    await services.post.soon()
    return answerJson(c, 200, done.value)
  })
  return routes
}
