import { Hono } from 'hono'
import { type AuditEntry, auditPageSize, type AuditQuestion, auditQuestionSchema } from '../../api/office-audit.ts'
import { readJgradId } from '../../domain/account/jgrad-id.ts'
import { readReceiptNumber } from '../../domain/application/receipt-number.ts'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'
import { recordAudit } from '../accounts/audit.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { Services } from '../services.ts'
import { findAccount } from '../store/accounts.ts'
import { auditActions, type AuditFilter, findAudit } from '../store/audit.ts'
import type { Tx } from '../store/schema.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 8 * 1024
const day = 24 * 60 * 60_000

/** The log of what was seen and done, below `/api/office/audit`. Reading it is noted in it too. */
export function auditRoutes({ store, clock }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, auditQuestionSchema, maxBytes)
    if (!body.ok) return body.answer
    const question = body.value
    const found = await store.write(async (tx) => {
      const filter = await filterOf(tx, question)
      const { rows, total } = await findAudit(tx, filter, { limit: auditPageSize, offset: question.page * auditPageSize })
      const actions = await auditActions(tx)
      const account = filter.accounts?.length === 1 ? filter.accounts[0] : null
      // Which pages were turned to says nothing of anybody: the first one is noted.
      if (question.page === 0) {
        await recordAudit(tx, { actor: c.get('actor'), action: 'audit.read', account: account ?? null, detail: { filtered: isFiltered(question) } }, clock())
      }
      return { rows, total, actions }
    })
    const entries: AuditEntry[] = found.rows.map(({ detail, ...entry }) => ({ ...entry, detail: JSON.parse(detail) as Record<string, unknown> }))
    return answerJson(c, 200, { entries, total: found.total, actions: found.actions })
  })
  return routes
}

const isFiltered = ({ person, actor, action, from, until }: AuditQuestion): boolean =>
  [person, actor, action, from, until].some((each) => each !== null)

/** A day in Japan begins nine hours before the day of UTC. */
const startOfDay = (date: string, plus = 0): string => new Date(Date.parse(`${date}T00:00:00+09:00`) + plus).toISOString()

async function filterOf(tx: Tx, { person, actor, action, from, until }: AuditQuestion): Promise<AuditFilter> {
  const about = person === null ? {} : await whom(tx, person)
  return {
    ...about,
    actor,
    action,
    from: from === null ? null : startOfDay(from),
    before: until === null ? null : startOfDay(until, day),
  }
}

/** Whom somebody means by an id, a JGRAD-ID, an address or a receipt number. Nobody: a filter that finds nothing. */
async function whom(tx: Tx, typed: string): Promise<Pick<AuditFilter, 'accounts' | 'application'>> {
  const number = readReceiptNumber(typed)
  if (number !== null) return { application: number }
  const jgradId = readJgradId(typed)
  const address = foldMailAddress(typed)
  if (jgradId !== null) {
    const rows = await tx.selectFrom('accounts').select('id').where('jgradId', '=', jgradId).execute()
    return { accounts: rows.map(({ id }) => id) }
  }
  if (isMailAddress(address)) {
    const account = await findAccount(tx, address)
    return { accounts: account ? [account.id] : [] }
  }
  return { accounts: [typed.trim()] }
}
