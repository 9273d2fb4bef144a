import { Hono } from 'hono'
import { coordinatorInvitationSchema, type CoordinatorRow } from '../../api/office-coordinators.ts'
import type { ProblemCode } from '../../api/problem.ts'
import type { Bilingual } from '../../domain/language.ts'
import { universitySchema } from '../../domain/university.ts'
import { recordAudit } from '../accounts/audit.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import type { Services } from '../services.ts'
import { addressKey, createAccount, eraseAccount, findAccount } from '../store/accounts.ts'
import { hold } from '../store/engine.ts'
import type { Tx } from '../store/schema.ts'
import { forgetPasskeys, peopleAtWork } from './at-work.ts'
import { administratorOnly, type OfficeBindings } from './guard.ts'

const maxBytes = 8 * 1024
type Refusal = { refused: ProblemCode; field: 'email' | 'university' }

/** The coordinators there are, those of one university together; `only`: the one with this account. */
async function coordinators(tx: Tx, only?: string): Promise<CoordinatorRow[]> {
  const rows = (await peopleAtWork(tx, ['university'], only)).toSorted((one, other) => ((one.university ?? '') < (other.university ?? '') ? -1 : one.university === other.university ? 0 : 1))
  const known = new Map<string, Bilingual>()
  for (const id of new Set(rows.map(({ university }) => university ?? ''))) {
    const found = await nameOf(tx, id)
    if (found) known.set(id, found)
  }
  return rows.map(({ role: _role, university, ...person }) => ({
    ...person,
    university: { id: university ?? '', name: known.get(university ?? '') ?? { ja: university ?? '', en: university ?? '' } },
  }))
}

async function nameOf(tx: Tx, university: string, onlyMember = false): Promise<Bilingual | undefined> {
  const row = await tx.selectFrom('universities').select(['body', 'member']).where('id', '=', university).executeTakeFirst()
  return row && (!onlyMember || row.member === 1) ? universitySchema.parse(JSON.parse(row.body)).name : undefined
}

/** The coordinators of universities, below `/api/office/people/coordinators`; for administrators. */
export function coordinatorRoutes(services: Services): Hono<OfficeBindings> {
  const { store, clock, config, post } = services
  const routes = new Hono<OfficeBindings>()
  routes.use(administratorOnly)
  const address = `${addressOf(config)}/university`

  routes.get('/', async (c) => {
    const all = await store.write(async (tx) => {
      await recordAudit(tx, { actor: c.get('actor'), action: 'coordinators.list' }, clock())
      return coordinators(tx)
    })
    return answerJson(c, 200, { coordinators: all })
  })

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, coordinatorInvitationSchema, maxBytes)
    if (!body.ok) return body.answer
    const { email, name, university, language } = body.value
    const now = clock()
    const invited = await store.write(async (tx): Promise<CoordinatorRow | Refusal | undefined> => {
      await hold(tx, `address ${addressKey(email)}`)
      const universityName = await nameOf(tx, university, true)
      if (!universityName) return { refused: 'not-allowed-now', field: 'university' }
      if (await findAccount(tx, email)) return { refused: 'address-taken', field: 'email' }
      const account = await createAccount(tx, { email, name, role: 'university', language, now })
      await tx.updateTable('accounts').set({ university }).where('id', '=', account).execute()
      await recordAudit(tx, { actor: c.get('actor'), action: 'coordinators.invite', account, detail: { university } }, now)
      await queueMail(tx, { template: 'universityInvitation', to: email, language, values: { name, university: universityName, address }, account }, now)
      return (await coordinators(tx, account))[0]
    })
    if (!invited) return problem('server-error')
    if ('refused' in invited) return problem(invited.refused, { field: invited.field })
    await post.soon()
    return answerJson(c, 201, invited)
  })

  routes.delete('/:account', async (c) => {
    const account = c.req.param('account')
    const now = clock()
    const isGone = await store.write(async (tx) => {
      await hold(tx, `coordinator ${account}`)
      const [person] = await coordinators(tx, account)
      if (!person) return false
      await forgetPasskeys(tx, account, now)
      await eraseAccount(tx, account, now)
      await recordAudit(tx, { actor: c.get('actor'), action: 'coordinators.remove', account, detail: { university: person.university.id } }, now)
      return true
    })
    return isGone ? c.body(null, 204, { 'cache-control': 'no-store' }) : problem('not-found')
  })

  routes.post('/:account/passkeys-lost', async (c) => {
    const account = c.req.param('account')
    const now = clock()
    const isDone = await store.write(async (tx) => {
      await hold(tx, `coordinator ${account}`)
      const [person] = await coordinators(tx, account)
      if (!person) return false
      await forgetPasskeys(tx, account, now)
      await recordAudit(tx, { actor: c.get('actor'), action: 'coordinators.passkeys-lost', account, detail: { passkeys: person.passkeys } }, now)
      const { language } = await tx.selectFrom('accounts').select('language').where('id', '=', account).executeTakeFirstOrThrow()
      await queueMail(tx, { template: 'universityPasskeysLost', to: person.email, language, values: { name: person.name, address }, account }, now)
      return true
    })
    if (!isDone) return problem('not-found')
    await post.soon()
    return c.body(null, 204, { 'cache-control': 'no-store' })
  })

  return routes
}
