import { Hono } from 'hono'
import { publishStatisticsSchema } from '../../api/statistics.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { bringOutStatistics, prepareStatistics, showStatistics } from '../statistics/publish.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 8 * 1024

/** The statistics, below `/api/office/statistics`: nobody sees a count before disclosure control has made a table of it. */
export function statisticsRoutes({ store, clock }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  routes.get('/', async (c) => answerJson(c, 200, await showStatistics(store, await prepareStatistics(store, clock()))))

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, publishStatisticsSchema, maxBytes)
    if (!body.ok) return body.answer
    const now = clock()
    const prepared = await prepareStatistics(store, now)
    if (prepared.controlled.anew > 0 && prepared.mark !== body.value.mark) return problem('changed-meanwhile')
    const outcome = await bringOutStatistics(store, prepared, { actor: c.get('actor'), now })
    if (outcome !== 'published') return problem(outcome)
    return answerJson(c, 200, await showStatistics(store, await prepareStatistics(store, now)))
  })
  return routes
}
