import { sql } from 'kysely'
import { compareLatin } from '../../domain/account/identity.ts'
import { readJgradId } from '../../domain/account/jgrad-id.ts'
import { readReceiptNumber } from '../../domain/application/receipt-number.ts'
import { foldMailAddress } from '../../domain/mail-address.ts'
import { foldForSearch } from '../../domain/text/fold-search.ts'
import { type MailState, mailStates } from '../../api/office-mails.ts'
import type { MailTable, Tx } from './schema.ts'

/** A mail with what the office is shown of the person it is about. */
export type MailOfPerson = MailTable & { accountName: string | null; jgradId: string | null; standing: string | null; erasedAt: string | null }

const withPerson = (tx: Tx) =>
  tx
    .selectFrom('mails')
    .leftJoin('accounts', 'accounts.id', 'mails.account')
    .selectAll('mails')
    .select(['accounts.name as accountName', 'accounts.jgradId', 'accounts.standing', 'accounts.erasedAt'])

/** One mail, or undefined; held until the transaction ends when it is to be acted on. */
export const findMail = (tx: Tx, id: string): Promise<MailOfPerson | undefined> => withPerson(tx).where('mails.id', '=', id).executeTakeFirst()

/** What a search's text means: one person, one application, or anything with this text in an address or a name. */
export type MailsAbout = { account: string } | { application: string } | { text: string } | null

/** Whom or what somebody means who types this into the search of mails; null: everything. */
export async function readMailsAbout(tx: Tx, typed: string): Promise<MailsAbout> {
  const text = typed.trim()
  if (text === '') return null
  const number = readReceiptNumber(text)
  if (number !== null) return { application: number }
  const jgradId = readJgradId(text)
  if (jgradId === null) return { text }
  const row = await tx.selectFrom('accounts').select('id').where('jgradId', '=', jgradId).executeTakeFirst()
  return { account: row?.id ?? '' }
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
/** Both databases then take a backslash for what takes the meaning of the next sign away. */
const holds = (column: string, text: string) => sql<boolean>`lower(${sql.ref(column)}) like ${like(text)} escape '\\'`

function about<T extends ReturnType<typeof withPerson>>(query: T, what: MailsAbout, state: MailState | null): T {
  let found: ReturnType<typeof withPerson> = query
  if (state !== null) found = found.where('mails.state', '=', state)
  if (what === null) return found as T
  if ('account' in what) return found.where('mails.account', '=', what.account) as T
  if ('application' in what) return found.where('mails.application', '=', what.application) as T
  const keys = [foldForSearch(what.text), compareLatin(what.text)].filter((key) => key !== '')
  return found.where((eb) =>
    eb.or([
      holds('mails.recipient', foldMailAddress(what.text).toLowerCase()),
      ...keys.map((key) =>
        eb(
          'mails.account',
          'in',
          eb.selectFrom('identities').select('identities.account').where('identities.kind', 'in', ['name', 'kana', 'latin']).where(holds('identities.key', key)),
        ),
      ),
    ]),
  ) as T
}

/** Some of the mails that a search finds, newest first, and how many there are in all. */
export async function findMails(
  tx: Tx,
  { what, state, limit, offset }: { what: MailsAbout; state: MailState | null; limit: number; offset: number },
): Promise<{ rows: MailOfPerson[]; total: number }> {
  const found = about(withPerson(tx), what, state)
  const rows = await found.orderBy('mails.createdAt', 'desc').orderBy('mails.id').limit(limit).offset(offset).execute()
  const { total } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total: Number(total) }
}

/** Gives up every mail that waits: as the office sees it, because a backup was restored. It may have been sent since. */
export async function holdBackMails(tx: Tx): Promise<void> {
  const waiting = tx.updateTable('mails').where('state', '=', 'waiting')
  await waiting.where('secret', '=', 1).set({ text: '' }).execute()
  await waiting.set({ state: 'failed', failure: 'restored', takenUntil: null }).execute()
}

/** How many mails there are in each state. */
export async function countMails(tx: Tx): Promise<Record<MailState, number>> {
  const rows = await tx
    .selectFrom('mails')
    .select(({ fn }) => ['state', fn.countAll<number | string>().as('total')])
    .groupBy('state')
    .execute()
  const counts = new Map(rows.map(({ state, total }) => [state, Number(total)]))
  return Object.fromEntries(mailStates.map((state) => [state, counts.get(state) ?? 0])) as Record<MailState, number>
}
