import { Hono } from 'hono'
import { putUniversitySchema } from '../../api/office-universities.ts'
import { readMask } from '../../domain/application/mask.ts'
import { sameJson } from '../../domain/json.ts'
import { recordAudit } from '../accounts/audit.ts'
import { publishUniversities } from '../catalogue/publish.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { allUniversities, findUniversity, holdUniversities, putUniversity } from '../registry/universities.ts'
import type { Services } from '../services.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 128 * 1024

/** Whether a mask can be read, and may match an address at all. */
const isMask = (mask: string): boolean => mask.includes('@') && readMask(mask) !== null

/** The universities, below `/api/office/universities`. */
export function universityRoutes({ store, clock }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()

  routes.get('/', async (c) => answerJson(c, 200, { universities: await store.read(allUniversities) }))

  routes.get('/:id', async (c) => {
    const known = await store.read((tx) => findUniversity(tx, c.req.param('id')))
    return known ? answerJson(c, 200, known) : problem('not-found')
  })

  routes.put('/:id', async (c) => {
    const body = await readBody(c.req.raw, putUniversitySchema, maxBytes)
    if (!body.ok) return body.answer
    const { rev, university } = body.value
    if (university.id !== c.req.param('id')) return problem('bad-request', { field: 'university.id' })
    const unread = university.patterns.findIndex(({ signInId, mail }) => !isMask(signInId) || (mail !== null && !isMask(mail)))
    if (unread >= 0) return problem('bad-request', { field: `university.patterns.${unread}` })
    const now = clock()
    const outcome = await store.write(async (tx) => {
      await holdUniversities(tx)
      const before = await findUniversity(tx, university.id)
      if ((before?.rev ?? 0) !== rev) return 'changed' as const
      const [old, text] = [before?.university.privacy, university.privacy]
      // People agreed to a version: what it said must not change under its name.
      if (old && text && old.version === text.version && !sameJson(old, text)) return 'version' as const
      if (await putUniversity(tx, university, now)) {
        await publishUniversities(tx, now)
        await recordAudit(tx, { actor: c.get('actor'), action: 'university.changed', detail: { university: university.id } }, now)
      }
      return findUniversity(tx, university.id)
    })
    if (outcome === 'changed') return problem('changed-meanwhile')
    if (outcome === 'version') return problem('bad-request', { field: 'university.privacy.version' })
    return answerJson(c, 200, outcome)
  })

  return routes
}
