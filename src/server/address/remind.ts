import { type AddressPhase, addressPhase, addressSetting, courseOf, isUniversityAddress } from '../../domain/account/address-end.ts'
import { profileId } from '../../domain/notebook.ts'
import { universitySchema } from '../../domain/university.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import type { Services } from '../services.ts'
import { type Account, lockAccount } from '../store/accounts.ts'
import { loadRecords } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'

const atOnce = 500
const japan = 9 * 60 * 60_000

const templates = { 'half-year': 'addressEndsSoon', month: 'addressEndsMonth', ended: 'addressEnded' } as const satisfies Record<AddressPhase, string>

/** The domains of every university that is known. */
async function knownDomains(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('universities').select('body').execute()
  return rows.flatMap(({ body }) => universitySchema.parse(JSON.parse(body)).domains)
}

/** The fields of one record as they stand, by name. */
async function fieldsOf(tx: Tx, account: string, { type, record }: { type: string; record: string }): Promise<Record<string, unknown>> {
  const entries = await loadRecords(tx, account, type, [record])
  return Object.fromEntries(entries.flatMap((entry) => (entry.kind === 'register' ? [[entry.register.field, entry.register.value]] : [])))
}

type Candidate = Pick<Account, 'id' | 'email' | 'expectedCompletion'>

async function phaseOf(tx: Tx, { id, email, expectedCompletion }: Candidate, domains: readonly string[], month: string): Promise<AddressPhase | null> {
  const { status, dates } = await fieldsOf(tx, id, { type: 'profile', record: profileId })
  const stays = (await fieldsOf(tx, id, addressSetting))[addressSetting.field]
  const course = courseOf({ status, dates, expectedCompletion })
  return addressPhase({ email, domains, ...course, stays: typeof stays === 'string' ? stays : null }, month)
}

/**
 * Mails those whose university address ends with their course, or has ended: half a year before, a month before, and
 * after, once each. Returns how many were reminded. Run twice at once, or again, it reminds nobody twice.
 */
export async function remindOfEndingAddresses({ store, clock, config, post }: Services): Promise<number> {
  const now = clock()
  const month = new Date(now + japan).toISOString().slice(0, 7)
  const domains = await store.read(knownDomains)
  let reminded = 0
  for (let last = '', page: Candidate[] = []; ; last = page.at(-1)?.id ?? '') {
    page = await store.read((tx) =>
      tx
        .selectFrom('accounts')
        .select(['id', 'email', 'expectedCompletion'])
        .where('id', '>', last)
        .where('role', '=', 'registrant')
        .where('standing', '=', 'active')
        .where('erasedAt', 'is', null)
        .orderBy('id')
        .limit(atOnce)
        .execute(),
    )
    if (page.length === 0) break
    for (const candidate of page.filter(({ email }) => isUniversityAddress(email, domains))) {
      if (await store.write((tx) => remind(tx, candidate.id))) reminded += 1
    }
  }
  await post.soon()
  return reminded

  async function remind(tx: Tx, account: string): Promise<boolean> {
    const person = await lockAccount(tx, account)
    const phase = await phaseOf(tx, person, domains, month)
    if (phase === null) return false
    const kind = `address-${phase}`
    const before = await tx.selectFrom('reminders').select('kind').where('account', '=', account).where('kind', '=', kind).executeTakeFirst()
    if (before) return false
    await tx.insertInto('reminders').values({ account, kind, at: new Date(now).toISOString() }).execute()
    const values = { name: person.name, address: person.email, link: `${addressOf(config)}/me/address` }
    await queueMail(tx, { template: templates[phase], to: person.email, language: person.language, values, account }, now)
    return true
  }
}
