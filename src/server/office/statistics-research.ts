import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { takeResearchSchema } from '../../api/statistics-research.ts'
import { dayAt } from '../../domain/campaigns/japan-day.ts'
import { recordAudit } from '../accounts/audit.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { readCodeNames } from '../statistics/code-names.ts'
import { researchZip } from '../statistics/research/files.ts'
import { freezeWhenDue, isStillReady, readReady, showResearch } from '../statistics/research/frozen.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 16 * 1024

/** Files for researchers, below `/api/office/statistics/research`: none goes out that the log does not know by its digest. */
export function researchRoutes({ store, clock }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  routes.get('/', async (c) => answerJson(c, 200, await store.read((tx) => showResearch(tx, clock()))))

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, takeResearchSchema, maxBytes)
    if (!body.ok) return body.answer
    const now = clock()
    const { edition, recipient, purpose, until } = body.value
    if (until < dayAt(now)) return problem('bad-request', { field: 'until' })
    const asked = await store.read((tx) => showResearch(tx, now))
    if (asked.edition === null) return problem('not-found')
    if (asked.edition !== edition) return problem('changed-meanwhile')
    await freezeWhenDue(store, now)
    const { ready, names } = await store.read(async (tx) => ({ ready: await readReady(tx), names: await readCodeNames(tx) }))
    if (ready === null || ready.rows.length === 0) return problem('not-allowed-now')
    if (ready.facts.edition !== edition) return problem('changed-meanwhile')
    const bytes = await researchZip(ready, body.value, { names, now })
    const digest = createHash('sha256').update(bytes).digest('hex')
    const isNoted = await store.write(async (tx) => {
      // Somebody left while it was made: it does not go out.
      if (!(await isStillReady(tx, ready))) return false
      const detail = { edition, frozenAt: ready.facts.frozenAt, rows: ready.rows.length, recipient, purpose, until, digest }
      await recordAudit(tx, { actor: c.get('actor'), action: 'statistics.research-file', detail }, now)
      return true
    })
    if (!isNoted) return problem('changed-meanwhile')
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="jgrad-research-${edition}.zip"`,
      'cache-control': 'no-store',
    })
  })
  return routes
}
