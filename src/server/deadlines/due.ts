import { sql } from 'kysely'
import { type DeadlineStep, reminderSetting, stepOn } from '../../domain/posting/deadline.ts'
import { isPending, keptType, readState } from '../../domain/posting/keep.ts'
import { readCopy, readDay } from '../../domain/posting/kept.ts'
import type { Heading } from '../../domain/posting/posting.ts'
import type { Json } from '../../domain/json.ts'
import { notifiedOf, type Sending } from '../push/subscriptions.ts'
import { holdsFor, readStops } from '../store/mail-stops.ts'
import { loadAll } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'

type Channel = 'mail' | 'push'

/** How somebody asked to be told, and how that is done just now: by mail where no device of theirs would show a notification. */
interface Wish {
  wished: Channel
  way: Channel
}

/** A reminder that somebody asked for, is due, and has not had. */
export interface Due extends Wish {
  account: string
  posting: string
  deadline: string
  step: DeadlineStep
}

/**
 * The name under which a reminder is noted: one for each posting, deadline, step and channel, so that none comes twice. By
 * the channel that was wished, as the way may be another in an hour. (Earlier versions noted the way.)
 */
export const nameOf = ({ posting, deadline, step, wished }: Pick<Due, 'posting' | 'deadline' | 'step' | 'wished'>): string =>
  `posting-${step}-${wished} ${deadline} ${posting}`

/** The next people after one, by their ids, who ever chose how to be told. */
export async function readAskers(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('notebook')
    .innerJoin('accounts', 'accounts.id', 'notebook.account')
    .select('notebook.account')
    .distinct()
    // Written out, as the index of these settings has it.
    .where('notebook.type', '=', sql.lit(reminderSetting.type))
    .where('notebook.record', '=', sql.lit(reminderSetting.record))
    .where('notebook.account', '>', after)
    .where('accounts.standing', '=', 'active')
    .where('accounts.erasedAt', 'is', null)
    .where('accounts.closesAt', 'is', null)
    .orderBy('notebook.account')
    .limit(limit)
    .execute()
  return rows.map(({ account }) => account)
}

/** Which of some people want to be told, and how. Nobody whose notifications no device shows, and who stopped the mails in their place since. */
async function readWishes(tx: Tx, accounts: readonly string[], sending: Sending): Promise<Map<string, Wish[]>> {
  const wished = new Map<string, { channel: Channel; at: number }[]>()
  for (const { account, entry } of await loadAll(tx, accounts.map((account) => ({ account, type: reminderSetting.type, record: reminderSetting.record })))) {
    if (entry.kind !== 'register' || entry.register.value !== true) continue
    const channel = (['mail', 'push'] as const).find((each) => reminderSetting[each] === entry.register.field)
    if (channel) wished.set(account, [...(wished.get(account) ?? []), { channel, at: entry.register.at }])
  }
  const notified = await notifiedOf(tx, [...wished.keys()], sending)
  const stops = await readStops(tx, [...wished.keys()], 'deadlines')
  const wishes = new Map<string, Wish[]>()
  for (const [account, all] of wished) {
    const told = all.flatMap(({ channel, at }): Wish[] => {
      if (channel === 'mail' || notified.has(account)) return [{ wished: channel, way: channel }]
      return holdsFor(stops.get(account), at) ? [] : [{ wished: channel, way: 'mail' }]
    })
    if (told.length > 0) wishes.set(account, told)
  }
  return wishes
}

interface Pending {
  account: string
  posting: string
  /** The person's own. */
  deadline: string | null
}

/** What some people keep and have still to apply for. Copies and notes are not read: there may be many, and large ones. */
async function readPending(tx: Tx, accounts: readonly string[]): Promise<Pending[]> {
  const rows = await tx
    .selectFrom('notebook')
    .select(['account', 'record', 'kind', 'name', 'body'])
    .where('account', 'in', accounts)
    .where('type', '=', keptType)
    .where((eb) => eb.or([eb('kind', '=', 'tombstone'), eb.and([eb('kind', '=', 'register'), eb('name', 'in', ['state', 'deadline'])])]))
    .execute()
  const records = Map.groupBy(rows, ({ account, record }) => `${account} ${record}`)
  return [...records.values()].flatMap((own): Pending[] => {
    const [first] = own
    if (!first || own.some(({ kind }) => kind === 'tombstone')) return []
    const valueOf = (field: string): Json | undefined => {
      const row = own.find(({ name }) => name === field)
      return row && (JSON.parse(row.body) as { value: Json }).value
    }
    return isPending(readState(valueOf('state'))) ? [{ account: first.account, posting: first.record, deadline: readDay(valueOf('deadline')) }] : []
  })
}

/** What copies of some kept postings say, by account and posting. */
export async function readHeadings(tx: Tx, kept: readonly Pick<Due, 'account' | 'posting'>[]): Promise<(of: Pick<Due, 'account' | 'posting'>) => Heading | undefined> {
  const headings = new Map<string, Heading>()
  for (let from = 0; from < kept.length; from += 50) {
    const some = kept.slice(from, from + 50).map(({ account, posting }) => ({ account, type: keptType, record: posting }))
    for (const { account, entry } of await loadAll(tx, some)) {
      if (entry.kind !== 'register' || entry.register.field !== 'copy') continue
      const copy = readCopy(entry.register.value)
      if (copy) headings.set(`${account} ${entry.register.record}`, copy.heading)
    }
  }
  return ({ account, posting }) => headings.get(`${account} ${posting}`)
}

/** The deadlines of what has none of the person's own: as it is published now, else as it was kept. */
async function readDeadlines(tx: Tx, pending: readonly Pending[]): Promise<(Pending & { deadline: string | null })[]> {
  const asked = pending.filter(({ deadline }) => deadline === null)
  const ids = [...new Set(asked.map(({ posting }) => posting))]
  const published = new Map<string, string | null>()
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await tx.selectFrom('postings').select(['id', 'closesOn']).where('id', 'in', ids.slice(from, from + 500)).where('state', '=', 'open').execute()
    for (const { id, closesOn } of rows) published.set(id, closesOn)
  }
  const headingOf = await readHeadings(tx, asked.filter(({ posting }) => !published.has(posting)))
  return pending.map((kept) => ({ ...kept, deadline: kept.deadline ?? (published.has(kept.posting) ? (published.get(kept.posting) ?? null) : (headingOf(kept)?.closesOn ?? null)) }))
}

/**
 * Every reminder that some people asked for, is due at an instant on a day in Japan, and of whose deadline and step nothing
 * was noted yet, by whatever channel: who was told is not told again when the wish or the way changes.
 */
export async function readDue(tx: Tx, accounts: readonly string[], { today, ...sending }: Sending & { today: string }): Promise<Due[]> {
  if (accounts.length === 0) return []
  const wishes = await readWishes(tx, accounts, sending)
  if (wishes.size === 0) return []
  const pending = await readDeadlines(tx, await readPending(tx, [...wishes.keys()]))
  const due = pending.flatMap(({ account, posting, deadline }): Due[] => {
    const step = deadline === null ? null : stepOn(deadline, today)
    return deadline === null || step === null ? [] : (wishes.get(account) ?? []).map((wish) => ({ account, posting, deadline, step, ...wish }))
  })
  if (due.length === 0) return []
  const rows = await tx.selectFrom('reminders').select(['account', 'kind']).where('account', 'in', [...new Set(due.map(({ account }) => account))]).execute()
  const had = new Set(rows.map(({ account, kind }) => `${account} ${kind}`))
  return due.filter((each) => (['mail', 'push'] as const).every((wished) => !had.has(`${each.account} ${nameOf({ ...each, wished })}`)))
}
