import { dateInJapan, hourInJapan } from '../../domain/business-days.ts'
import { alertHour } from '../../domain/posting/alert.ts'
import { addressOf } from '../links.ts'
import { queueMails } from '../mail/queue.ts'
import { queuePostingNews } from '../push/queue.ts'
import type { Sending } from '../push/subscriptions.ts'
import type { Services } from '../services.ts'
import { lockFreeFeeds } from '../store/accounts.ts'
import { newestEditionOf } from '../store/editions.ts'
import { putMeta, readMeta, requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import type { Look } from '../store/untell.ts'
import { writeAsOffice } from '../sync/office.ts'
import { type AskedSearch, type Asker, readAsked, readAskers } from './asked.ts'
import { alertLetter, stillWantedLetter } from './letter.ts'
import { openNews } from './news.ts'
import { editionsAt, type Plan, planFor } from './plan.ts'

/** So many people at a time: their accounts are held while what they are told is written down. */
const atOnce = 100
/** So many mails in one run: those that somebody waits for are never behind more than these. The next run goes on. */
const mostMails = 1500

/**
 * Tells everybody what is new for the searches that they asked to be told of, once a day from eight in the morning in
 * Japan. Only postings of the editions that came since are looked at. A run may end anywhere, and beside others: what is
 * told and that it was told are one transaction. Returns how many mails were written.
 */
export async function sendPostingAlerts(services: Services, stopping: AbortSignal): Promise<number> {
  const { store, clock, config } = services
  const now = clock()
  const at = new Date(now).toISOString()
  const today = dateInJapan(now)
  if (now < hourInJapan(today, alertHour)) return 0
  const begun = await store.read(async (tx) => ({
    done: await readMeta(tx, 'alerts-done'),
    newest: (await newestEditionOf(tx, 'postings'))?.edition ?? 0,
    pepper: await requireMeta(tx, 'pepper'),
    editions: await tx.selectFrom('editions').select(['edition', 'publishedAt']).where('kind', '=', 'postings').orderBy('edition').execute(),
  }))
  if (begun.done === today) return 0
  const { newest, pepper } = begun
  const context = { news: openNews(services, newest, today), editionAt: editionsAt(begun.editions), today, now }
  const where = { address: addressOf(config), pepper }
  let mails = 0
  let isWhole = true
  for (let after = ''; !stopping.aborted; ) {
    const accounts = await store.read((tx) => readAskers(tx, after, atOnce))
    const last = accounts.at(-1)
    if (last === undefined) {
      if (isWhole) await store.write((tx) => putMeta(tx, 'alerts-done', today))
      return mails
    }
    after = last
    const plans: Plan[] = []
    for (const asker of await store.read((tx) => readAsked(tx, accounts, { now: at, push: config.push }))) {
      const plan = await planFor(asker, context)
      if (plan) plans.push(plan)
    }
    if (plans.length === 0) continue
    const done = await store.write((tx) => carryOut(tx, plans, { newest, today, now, push: config.push, where }))
    mails += done.mails
    if (done.people < plans.length) isWhole = false
    if (mails >= mostMails) return mails
    // On SQLite all this is done without ever waiting: others get their turn here.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return mails
}

interface Today {
  newest: number
  today: string
  now: number
  push: Sending['push']
  where: { address: string; pepper: string }
}

/**
 * Carries out what was planned, for those whose account nobody else holds and who ask for the same still. Returns for how
 * many people, and how many mails.
 */
async function carryOut(tx: Tx, plans: readonly Plan[], day: Today): Promise<{ people: number; mails: number }> {
  const { now, push: keys, where } = day
  const at = new Date(now).toISOString()
  const free = await lockFreeFeeds(tx, plans.map(({ asker }) => asker.account))
  const standing = new Map((await readAsked(tx, [...free.keys()], { now: at, push: keys })).map((asker) => [asker.account, JSON.stringify(asker)]))
  const sure = plans.filter(({ asker }) => standing.get(asker.account) === JSON.stringify(asker))
  const letters = sure.flatMap(({ asker, mail, ask }) => [
    ...(mail.length > 0 ? [alertLetter(asker, mail, where)] : []),
    ...(ask.length > 0 ? [stillWantedLetter(asker, where)] : []),
  ])
  await queueMails(tx, letters, now)
  const pushed = sure.filter(({ push }) => push.length > 0)
  const toldOf = (push: Plan['push']) => push.map(({ search, before }) => ({ search: search.id, before }))
  await queuePostingNews(tx, new Map(pushed.map(({ asker, push }) => [asker.account, { count: countOf(push), told: toldOf(push) }])), now)
  const rows = sure.flatMap(({ asker: { account }, looked, noted, ask }) => [
    ...noted.map(({ search, edition }) => ({ account, search: search.id, edition, lookedOn: dateInJapan(search.at), askedAt: null, confirmedAt: null })),
    ...looked.map((search) => ({
      account,
      search: search.id,
      ...lookedFor(search, day),
      askedAt: ask.includes(search) ? at : search.told?.askedAt ?? null,
      confirmedAt: search.told?.confirmedAt ?? null,
    })),
  ])
  for (let from = 0; from < rows.length; from += 100) {
    await tx
      .insertInto('alerts')
      .values(rows.slice(from, from + 100))
      .onConflict((conflict) =>
        conflict.columns(['account', 'search']).doUpdateSet((eb) => ({
          edition: eb.ref('excluded.edition'), lookedOn: eb.ref('excluded.lookedOn'), askedAt: eb.ref('excluded.askedAt'), confirmedAt: eb.ref('excluded.confirmedAt'),
        })),
      )
      .execute()
  }
  for (const { asker, end } of sure) await forget(tx, asker, end.map(({ id }) => id), now)
  return { people: sure.length, mails: letters.length }
}

/** How far a search is looked for once this day's look is done. */
const lookedFor = ({ told }: AskedSearch, { newest, today }: Today): Look => ({ edition: Math.max(newest, told?.edition ?? 0), lookedOn: today })

/** How many postings are new, each counted once, however many searches find it. */
const countOf = (push: Plan['push']): number => new Set(push.flatMap(({ found }) => found.map(({ id }) => id))).size

/** Ends alerts that nobody said they still want, where every device shows it; and forgets what nobody asks for any more. */
async function forget(tx: Tx, { account, past }: Asker, ended: readonly string[], now: number): Promise<void> {
  const gone = [...past, ...ended]
  if (gone.length === 0) return
  await tx.deleteFrom('alerts').where('account', '=', account).where('search', 'in', gone).execute()
  const edits = ended.flatMap((record) => [
    { type: 'search', record, field: 'alert', value: null },
    { type: 'search', record, field: 'alertEnded', value: 'unanswered' },
  ])
  if (edits.length > 0) await writeAsOffice(tx, account, edits, now)
}
