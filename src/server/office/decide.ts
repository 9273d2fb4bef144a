import type { Decided, Decision } from '../../api/office-applications.ts'
import type { ProblemCode } from '../../api/problem.ts'
import type { ApplicationForm, ApplicationState } from '../../domain/application/application.ts'
import { readReceiptNumber, showReceiptNumber } from '../../domain/application/receipt-number.ts'
import type { Json } from '../../domain/json.ts'
import { universitySchema } from '../../domain/university.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { issueAccount } from '../accounts/issue.ts'
import { drawLongCode, sealCode } from '../accounts/proof.ts'
import { messageOf } from '../http/problem.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import type { Services } from '../services.ts'
import { addressKey, findAccount } from '../store/accounts.ts'
import { holdAddress } from '../store/codes.ts'
import { requireMeta } from '../store/meta.ts'
import type { ApplicationTable, Tx } from '../store/schema.ts'
import { readForm } from './lookalikes.ts'

type Refused = Exclude<Decided['outcome'], 'done'>
type Outcome = { refused: Refused & ProblemCode } | { state: ApplicationState; account: string | null; detail: Record<string, Json> }

/** What may be decided in which state: everything while it waits; while it is being mended, what does not need the answer. */
const open: Record<Decision['decision'], readonly ApplicationState[]> = {
  issue: ['waiting'],
  mend: ['waiting', 'mending'],
  join: ['waiting', 'mending'],
  refuse: ['waiting', 'mending'],
}

/**
 * Decides one application, with all that follows from it: the account, the mails, the log. In one transaction with the
 * application's row held, so that of two people who decide at once the second is told (`changed-meanwhile`).
 */
export async function decide(services: Services, actor: Actor, decision: Decision): Promise<Decided> {
  const { store, clock, config } = services
  const number = readReceiptNumber(decision.number) ?? decision.number
  const now = clock()
  const code = decision.decision === 'issue' ? await firstCode(services, number) : null
  const result = await store.write(async (tx): Promise<Decided | { refused: Refused & ProblemCode }> => {
    const row = await tx.selectFrom('applications').selectAll().where('number', '=', number).forUpdate().executeTakeFirst()
    if (!row || row.state === 'unproved') return { refused: 'number-unknown' }
    if (row.rev !== decision.rev) return { refused: 'changed-meanwhile' }
    if (!open[decision.decision].includes(row.state) || row.provedAt === null) return { refused: 'not-allowed-now' }
    const outcome = await carryOut(tx, { row, form: readForm(row), decision, code, address: addressOf(config), now })
    if ('refused' in outcome) return outcome
    const at = new Date(now).toISOString()
    const rev = row.rev + 1
    const words = 'words' in decision ? decision.words : row.words
    await tx
      .updateTable('applications')
      .set({ state: outcome.state, account: outcome.account, words, rev, decidedBy: actor.account, decidedAt: at, updatedAt: at })
      .where('number', '=', number)
      .execute()
    const { account, detail } = outcome
    await recordAudit(tx, { actor, action: `application.${decision.decision}`, account, application: number, detail }, now)
    return { number, outcome: 'done', state: outcome.state, rev }
  })
  return 'refused' in result ? { number, outcome: result.refused, message: messageOf(result.refused) } : result
}

/** The code of the first sign-in, sealed for the address that the application has now. */
async function firstCode({ store }: Services, number: string): Promise<{ key: string; text: string; hash: string } | null> {
  const { row, pepper } = await store.read(async (tx) => ({
    row: await tx.selectFrom('applications').select('body').where('number', '=', number).executeTakeFirst(),
    pepper: await requireMeta(tx, 'pepper'),
  }))
  if (!row) return null
  const key = addressKey(readForm(row).email)
  const text = drawLongCode()
  return { key, text, hash: await sealCode(text, key, pepper) }
}

interface Case {
  row: ApplicationTable
  form: ApplicationForm
  decision: Decision
  code: { key: string; text: string; hash: string } | null
  /** Where people reach this installation. */
  address: string
  now: number
}

async function carryOut(tx: Tx, given: Case): Promise<Outcome> {
  const { decision } = given
  if (decision.decision === 'issue') return issue(tx, given)
  if (decision.decision === 'join') return join(tx, given, decision.account)
  const { form, row, address, now } = given
  const values = { name: nameOf(form), words: decision.words, number: showReceiptNumber(row.number), address: `${address}/apply/status` }
  const template = decision.decision === 'mend' ? 'applicationMending' : 'applicationRefused'
  await queueMail(tx, { template, to: form.email, language: form.language, values, application: row.number }, now)
  return { state: decision.decision === 'mend' ? 'mending' : 'refused', account: null, detail: {} }
}

const nameOf = ({ name, nameLatin, nameKana }: ApplicationForm): string => name || nameLatin || nameKana

async function issue(tx: Tx, { row, form, code, address, now }: Case): Promise<Outcome> {
  const key = addressKey(form.email)
  // The address was another one a moment ago: what is on screen is not what would be issued.
  if (code === null || code.key !== key) return { refused: 'changed-meanwhile' }
  await holdAddress(tx, key)
  if (await findAccount(tx, form.email)) return { refused: 'address-taken' }
  const known = await tx.selectFrom('universities').select('body').where('id', '=', form.university).executeTakeFirst()
  const university = known ? universitySchema.parse(JSON.parse(known.body)) : null
  const { school, field, ...person } = form
  const { account } = await issueAccount(tx, {
    person: {
      ...person,
      standing: 'issued',
      university: university ? { id: university.id, name: university.name } : { id: null, name: { ja: form.university, en: form.university } },
      profile: { school, ...(field ? { field: { ...field } } : {}) },
    },
    code,
    origin: address,
    now,
  })
  await tx.updateTable('applications').set({ account }).where('number', '=', row.number).execute()
  return { state: 'issued', account, detail: {} }
}

/**
 * The applicant has an account already. The mail to the address of the application names no other address: whoever
 * applied has proved that address alone.
 */
async function join(tx: Tx, { row, form, address, now }: Case, id: string): Promise<Outcome> {
  const account = await tx.selectFrom('accounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!account || account.erasedAt !== null || account.role !== 'registrant') return { refused: 'not-found' }
  const number = showReceiptNumber(row.number)
  const told = { template: 'applicationJoined', to: form.email, language: form.language, application: row.number } as const
  await queueMail(tx, { ...told, values: { name: nameOf(form), address, number } }, now)
  const elsewhere = account.address !== addressKey(form.email)
  if (elsewhere) {
    const { name, email, language } = account
    await queueMail(tx, { template: 'applicationJoinedOwner', to: email, language, values: { name, address }, account: id }, now)
  }
  return { state: 'existing', account: id, detail: { sameAddress: !elsewhere } }
}
