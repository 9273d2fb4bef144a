import { dateInJapan, hourInJapan } from '../../domain/business-days.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import { queueDeadlineNews } from '../push/queue.ts'
import type { Services } from '../services.ts'
import { requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import { nameOf, readAskers, readDue, readHeadings } from './due.ts'
import { deadlineLetter } from './letter.ts'

/** From this hour on people are told, in Japan. */
const morning = 8
/** So many people are looked at in one reading. */
const atOnce = 200

/**
 * Tells those who asked for it of kept postings that close in a week, or by tomorrow, from the morning on in Japan. Nobody
 * is told twice of one deadline, nor whose account is closed; a run may end anywhere and beside others. Returns how many
 * mails were put on their way; call `post.soon()` after.
 */
export async function remindOfDeadlines({ store, clock, config }: Services, stopping: AbortSignal): Promise<number> {
  const now = clock()
  const at = new Date(now).toISOString()
  const today = dateInJapan(now)
  if (now < hourInJapan(today, morning)) return 0
  let mails = 0
  for (let after = ''; !stopping.aborted; ) {
    const { last, due } = await store.read(async (tx) => {
      const accounts = await readAskers(tx, after, atOnce)
      return { last: accounts.at(-1), due: await readDue(tx, accounts, { now: at, today, push: config.push }) }
    })
    if (last === undefined) break
    after = last
    for (const account of new Set(due.map((each) => each.account))) {
      if (stopping.aborted) break
      mails += await store.write((tx) => remind(tx, account))
    }
    // On SQLite all this is done without ever waiting: others get their turn here.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return mails

  /** What is due is read anew once the account is held: another server may have been there. Returns how many mails. */
  async function remind(tx: Tx, account: string): Promise<number> {
    const held = tx.selectFrom('accounts').select(['email', 'name', 'language', 'bouncedAt']).where('id', '=', account)
    const person = await held.where('standing', '=', 'active').where('erasedAt', 'is', null).where('closesAt', 'is', null).forUpdate().executeTakeFirst()
    if (!person) return 0
    const due = (await readDue(tx, [account], { now: at, today, push: config.push })).filter(({ way }) => way === 'push' || person.bouncedAt === null)
    if (due.length === 0) return 0
    const rows = due.map((each) => ({ account, kind: nameOf(each), at }))
    for (let from = 0; from < rows.length; from += atOnce) await tx.insertInto('reminders').values(rows.slice(from, from + atOnce)).execute()
    const pushed = due.filter(({ way }) => way === 'push')
    if (pushed.length > 0) await queueDeadlineNews(tx, account, pushed.map(nameOf), now)
    // Who wishes both, and has no device, is mailed of each once.
    const mailed = [...new Map(due.filter(({ way }) => way === 'mail').map((each) => [each.posting, each])).values()]
    if (mailed.length === 0) return 0
    const headingOf = await readHeadings(tx, mailed)
    const named = mailed.map((each) => ({ ...each, heading: headingOf(each) }))
    await queueMail(tx, deadlineLetter({ account, ...person }, named, today, { address: addressOf(config), pepper: await requireMeta(tx, 'pepper') }), now)
    return 1
  }
}
