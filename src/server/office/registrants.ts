import { type Context, Hono } from 'hono'
import { correctSchema, reasonSchema, reissueSchema, searchSchema } from '../../api/office-registrants.ts'
import type { ProblemCode } from '../../api/problem.ts'
import { recordAudit } from '../accounts/audit.ts'
import { drawLongCode, sealCode } from '../accounts/proof.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { closeByOffice, correctFacts, type Deed, reissue, reopenByOffice } from '../registry/change-registrant.ts'
import { findRegistrants } from '../registry/find-registrants.ts'
import { findRegistrant, seeRegistrant } from '../registry/see-registrant.ts'
import type { Services } from '../services.ts'
import { addressKey } from '../store/accounts.ts'
import { requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 32 * 1024

/** The registrants, below `/api/office/registrants`. */
export function registrantRoutes(services: Services): Hono<OfficeBindings> {
  const { store, clock, config, post } = services
  const routes = new Hono<OfficeBindings>()

  routes.post('/search', async (c) => {
    const body = await readBody(c.req.raw, searchSchema, maxBytes)
    if (!body.ok) return body.answer
    const { university, standing, bounced, page } = body.value
    const result = await store.write(async (tx) => {
      const result = await findRegistrants(tx, body.value)
      // Whom the search showed is what matters later, not the words it was asked in.
      const detail = { accounts: result.found.map(({ account }) => account), university, standing, bounced: bounced === true, page }
      await recordAudit(tx, { actor: c.get('actor'), action: 'registrants.searched', detail }, clock())
      return result
    })
    return answerJson(c, 200, result)
  })

  routes.get('/:account', async (c) => {
    const now = clock()
    const seen = await store.write(async (tx) => {
      const person = await findRegistrant(tx, c.req.param('account'))
      if (!person) return null
      await recordAudit(tx, { actor: c.get('actor'), action: 'registrant.seen', account: person.id }, now)
      return seeRegistrant(tx, person, now)
    })
    return seen ? answerJson(c, 200, seen) : problem('not-found')
  })

  /** Does something to somebody, whose row is held, and answers with how they stand then. */
  async function perform(c: Context<OfficeBindings, '/:account'>, reason: string, deed: (tx: Tx, deed: Deed) => Promise<ProblemCode | null>): Promise<Response> {
    const now = clock()
    const account = c.req.param('account')
    const outcome = await store.write(async (tx) => {
      await tx.selectFrom('accounts').select('id').where('id', '=', account).forUpdate().execute()
      const person = await findRegistrant(tx, account)
      if (!person) return 'not-found' as const
      const refused = await deed(tx, { person, actor: c.get('actor'), reason, now, config })
      const after = await findRegistrant(tx, account)
      return refused ?? (after ? seeRegistrant(tx, after, now) : ('not-found' as const))
    })
    if (typeof outcome === 'string') return problem(outcome)
    await post.soon()
    return answerJson(c, 200, outcome)
  }

  routes.put('/:account', async (c) => {
    const body = await readBody(c.req.raw, correctSchema, maxBytes)
    if (!body.ok) return body.answer
    const { before, after, reason } = body.value
    return perform(c, reason, async (tx, deed) => {
      const { facts: standing } = await seeRegistrant(tx, deed.person, deed.now)
      const outcome = await correctFacts(tx, deed, { standing, before, after })
      return outcome === 'done' ? null : outcome === 'changed' ? 'changed-meanwhile' : 'bad-request'
    })
  })

  routes.post('/:account/close', async (c) => {
    const body = await readBody(c.req.raw, reasonSchema, maxBytes)
    if (!body.ok) return body.answer
    return perform(c, body.value.reason, async (tx, deed) => ((await closeByOffice(tx, deed)) ? null : 'not-allowed-now'))
  })

  routes.post('/:account/reopen', async (c) => {
    const body = await readBody(c.req.raw, reasonSchema, maxBytes)
    if (!body.ok) return body.answer
    return perform(c, body.value.reason, async (tx, deed) => ((await reopenByOffice(tx, deed)) ? null : 'not-allowed-now'))
  })

  routes.post('/:account/reissue', async (c) => {
    const body = await readBody(c.req.raw, reissueSchema, maxBytes)
    if (!body.ok) return body.answer
    const known = await store.read((tx) => findRegistrant(tx, c.req.param('account')))
    if (!known) return problem('not-found')
    const email = body.value.email ?? known.email
    const pepper = await store.read((tx) => requireMeta(tx, 'pepper'))
    const text = drawLongCode()
    const code = { text, hash: await sealCode(text, addressKey(email), pepper) }
    return perform(c, body.value.reason, async (tx, deed) => {
      // Mailed to where the person was reached when the button was pressed: an address they changed meanwhile is looked at first.
      if (body.value.email === null && deed.person.email !== email) return 'changed-meanwhile'
      return (await reissue(tx, deed, { email, code })) ? null : 'address-taken'
    })
  })

  return routes
}
