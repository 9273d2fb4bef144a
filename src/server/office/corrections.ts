import { Hono } from 'hono'
import { decisionSchema, type OfficeCorrection } from '../../api/office-corrections.ts'
import type { correctionStates } from '../../domain/account/correction.ts'
import type { Json } from '../../domain/json.ts'
import { recordAudit } from '../accounts/audit.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { decideCorrection } from '../rights/decide-correction.ts'
import type { Services } from '../services.ts'
import { readProfiles } from '../store/facts.ts'
import type { Tx } from '../store/schema.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 16 * 1024
const decidedShown = 50
const waitingShown = 500

/** What waits, oldest first, and below it what was decided last. */
async function allCorrections(tx: Tx): Promise<OfficeCorrection[]> {
  const asked = (states: readonly (typeof correctionStates)[number][]) =>
    tx
      .selectFrom('corrections')
      .innerJoin('accounts', 'accounts.id', 'corrections.account')
      .select([
        'corrections.id', 'corrections.account', 'corrections.field', 'corrections.value', 'corrections.reason', 'corrections.state',
        'corrections.askedAt', 'corrections.decidedAt', 'corrections.words', 'accounts.name', 'accounts.jgradId', 'accounts.expectedCompletion',
      ])
      .where('corrections.state', 'in', states)
      .where('accounts.erasedAt', 'is', null)
  const waiting = await asked(['asked']).orderBy('askedAt').orderBy('corrections.id').limit(waitingShown).execute()
  const decided = await asked(['done', 'refused']).orderBy('decidedAt', 'desc').orderBy('corrections.id').limit(decidedShown).execute()
  const rows = [...waiting, ...decided]
  const profiles = await readProfiles(tx, [...new Set(rows.map(({ account }) => account))], [...new Set(rows.map(({ field }) => field)), ''])
  return rows.map(({ expectedCompletion, value, ...row }) => ({
    ...row,
    value: JSON.parse(value) as Json,
    standing: row.field === 'expectedCompletion' ? expectedCompletion : (profiles.get(row.account)?.[row.field] ?? null),
  }))
}

/** Corrections that registrants asked for, below `/api/office/corrections`. */
export function correctionRoutes({ store, clock, config, post }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()

  routes.get('/', async (c) => {
    const corrections = await store.write(async (tx) => {
      const corrections = await allCorrections(tx)
      const accounts = [...new Set(corrections.map(({ account }) => account))]
      await recordAudit(tx, { actor: c.get('actor'), action: 'corrections.list', detail: { accounts } }, clock())
      return corrections
    })
    return answerJson(c, 200, { corrections })
  })

  routes.post('/:id', async (c) => {
    const body = await readBody(c.req.raw, decisionSchema, maxBytes)
    if (!body.ok) return body.answer
    const { decision, value, words } = body.value
    const wish = { id: c.req.param('id'), decision, words, ...(value === undefined ? {} : { value }) }
    const outcome = await store.write((tx) => decideCorrection(tx, wish, { actor: c.get('actor'), config, now: clock() }))
    if (outcome !== 'done') return problem(outcome, outcome === 'bad-request' ? { field: decision === 'refused' ? 'words' : 'value' } : {})
    await post.soon()
    return c.body(null, 204)
  })

  return routes
}
