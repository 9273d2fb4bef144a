import { Hono } from 'hono'
import { type Colleague, invitationSchema, officeRoles } from '../../api/office-people.ts'
import type { ProblemCode } from '../../api/problem.ts'
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
type Refusal = { refused: ProblemCode }

/** Whoever changes who is at the office comes after another: or two administrators could remove each other. */
const holdOffice = (tx: Tx): Promise<void> => hold(tx, 'people of the office')

const colleagues = async (tx: Tx, only?: string): Promise<Colleague[]> =>
  (await peopleAtWork(tx, officeRoles, only)).map(({ university: _none, role, ...person }) => ({ ...person, role: role === 'administrator' ? 'administrator' : 'office' }))

/** The people of the office, below `/api/office/people`; for administrators. */
export function peopleRoutes(services: Services): Hono<OfficeBindings> {
  const { store, clock, config, post } = services
  const routes = new Hono<OfficeBindings>()
  routes.use(administratorOnly)

  routes.get('/', async (c) => {
    const people = await store.write(async (tx) => {
      await recordAudit(tx, { actor: c.get('actor'), action: 'people.list' }, clock())
      return colleagues(tx)
    })
    return answerJson(c, 200, { people })
  })

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, invitationSchema, maxBytes)
    if (!body.ok) return body.answer
    const { email, name, role, language } = body.value
    const now = clock()
    const invited = await store.write(async (tx): Promise<Colleague | Refusal | undefined> => {
      await hold(tx, `address ${addressKey(email)}`)
      if (await findAccount(tx, email)) return { refused: 'address-taken' }
      const account = await createAccount(tx, { email, name, role, language, now })
      await recordAudit(tx, { actor: c.get('actor'), action: 'people.invite', account, detail: { role } }, now)
      const values = { name, address: `${addressOf(config)}/office` }
      await queueMail(tx, { template: 'officeInvitation', to: email, language, values, account }, now)
      return (await colleagues(tx, account))[0]
    })
    if (!invited) return problem('server-error')
    if ('refused' in invited) return problem(invited.refused, { field: 'email' })
    await post.soon()
    return answerJson(c, 201, invited)
  })

  routes.delete('/:account', async (c) => {
    const account = c.req.param('account')
    const now = clock()
    const refusal = await store.write(async (tx): Promise<ProblemCode | null> => {
      await holdOffice(tx)
      const people = await colleagues(tx)
      const person = people.find((each) => each.account === account)
      if (!person) return 'not-found'
      const administrators = people.filter(({ role }) => role === 'administrator')
      if (person.role === 'administrator' && administrators.length === 1) return 'not-allowed-now'
      await forgetPasskeys(tx, account, now)
      await eraseAccount(tx, account, now)
      await recordAudit(tx, { actor: c.get('actor'), action: 'people.remove', account, detail: { role: person.role } }, now)
      return null
    })
    return refusal === null ? c.body(null, 204, { 'cache-control': 'no-store' }) : problem(refusal)
  })

  routes.post('/:account/passkeys-lost', async (c) => {
    const account = c.req.param('account')
    const now = clock()
    const refusal = await store.write(async (tx): Promise<ProblemCode | null> => {
      await holdOffice(tx)
      const [person] = await colleagues(tx, account)
      if (!person) return 'not-found'
      await forgetPasskeys(tx, account, now)
      await recordAudit(tx, { actor: c.get('actor'), action: 'people.passkeys-lost', account, detail: { passkeys: person.passkeys } }, now)
      const { language } = await tx.selectFrom('accounts').select('language').where('id', '=', account).executeTakeFirstOrThrow()
      const values = { name: person.name, address: `${addressOf(config)}/office` }
      await queueMail(tx, { template: 'officePasskeysLost', to: person.email, language, values, account }, now)
      return null
    })
    if (refusal !== null) return problem(refusal)
    await post.soon()
    return c.body(null, 204, { 'cache-control': 'no-store' })
  })

  return routes
}
