import type { Actor } from '../accounts/audit.ts'
import { recordAudit } from '../accounts/audit.ts'
import { firstCodeLife } from '../accounts/issue.ts'
import { drawLongCode, sealCode, storeCode } from '../accounts/proof.ts'
import { letterAgain } from '../campaigns/letter-again.ts'
import { addressOf } from '../links.ts'
import { newId } from '../random.ts'
import type { Services } from '../services.ts'
import { universitySchema } from '../../domain/university.ts'
import { addressKey } from '../store/accounts.ts'
import { findMail, type MailOfPerson } from '../store/mails.ts'
import { requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import { queueMail } from './queue.ts'
import { isTemplate, type MailValues } from './templates.ts'

/** How soon after a mail the same one may be sent again, in milliseconds: two people may have pressed at once. */
const pause = 60_000

/** The mails that carry the code of a first sign-in. */
const firstCodes: readonly string[] = ['welcome', 'invitation', 'registeredAnew']

const hasFirstCode = ({ template, account, standing }: MailOfPerson): boolean =>
  firstCodes.includes(template) && isTemplate(template) && account !== null && (standing === 'issued' || standing === 'invited')

/** A mail that asks somebody to answer a campaign: its link is worked out anew. */
const asksToAnswer = ({ campaign, account, standing }: MailOfPerson): boolean => campaign !== '' && account !== null && standing === 'active'

/**
 * Whether a mail may be sent once more: its text is kept, or it carried a first code, which is drawn anew, or it asks to
 * answer a campaign. Other mails that opened something are asked for again where they came from.
 */
export const isResendable = (mail: MailOfPerson): boolean =>
  mail.state !== 'waiting' && mail.erasedAt === null && (hasFirstCode(mail) || asksToAnswer(mail) || mail.text !== '')

/**
 * Sends a mail once more, as a new one, noted in the log. A first code is drawn anew and goes to the address that the
 * account has now; the code of the mail before stays good until one of them is used. What asks to answer a campaign goes to
 * the address of now too, while the campaign runs and for whoever has neither answered nor stopped such mails. Any other
 * goes where it went before. Returns the new mail's id.
 */
export async function resendMail(
  { store, clock, config }: Services,
  id: string,
  actor: Actor,
): Promise<{ ok: true; id: string } | { ok: false; problem: 'not-found' | 'not-allowed-now' }> {
  const now = clock()
  const code = drawLongCode()
  const { pepper, email } = await store.read(async (tx) => {
    const mail = await findMail(tx, id)
    return { pepper: await requireMeta(tx, 'pepper'), email: mail && hasFirstCode(mail) ? await addressNow(tx, mail) : null }
  })
  const hash = email === null ? null : await sealCode(code, addressKey(email), pepper)
  return store.write(async (tx) => {
    // Whoever presses second finds what the first one did.
    await tx.selectFrom('mails').select('id').where('id', '=', id).forUpdate().execute()
    const mail = await findMail(tx, id)
    if (!mail) return { ok: false, problem: 'not-found' }
    if (!isResendable(mail) || (await wasJustSent(tx, mail, now))) return { ok: false, problem: 'not-allowed-now' }
    let again: string
    if (hasFirstCode(mail) && isTemplate(mail.template)) {
      // Its address was another when the code was sealed: it would open nothing.
      if (email === null || hash === null || email !== (await addressNow(tx, mail))) return { ok: false, problem: 'not-allowed-now' }
      await storeCode(tx, { key: addressKey(email), hash, now, life: firstCodeLife })
      const values = { name: mail.accountName ?? '', address: addressOf(config), code, ...(await universityOf(tx, mail)) }
      again = await queueMail(tx, { template: mail.template, to: email, language: mail.language, values, account: mail.account }, now)
    } else if (mail.campaign !== '') {
      const letter = await letterAgain(tx, mail, config, now)
      if (!letter) return { ok: false, problem: 'not-allowed-now' }
      again = await queueMail(tx, letter, now)
    } else {
      again = await queueCopy(tx, mail, now)
    }
    const { account, application, template } = mail
    await recordAudit(tx, { actor, action: 'mails.resend', account, application, detail: { template } }, now)
    return { ok: true, id: again }
  })
}

async function addressNow(tx: Tx, { account }: MailOfPerson): Promise<string | null> {
  const row = await tx.selectFrom('accounts').select('email').where('id', '=', account).executeTakeFirst()
  return row?.email ?? null
}

async function wasJustSent(tx: Tx, { id, template, account, application, recipient }: MailOfPerson, now: number): Promise<boolean> {
  const since = new Date(now - pause).toISOString()
  const same = tx.selectFrom('mails').select('id').where('id', '!=', id).where('template', '=', template).where('createdAt', '>', since)
  const about = account !== null ? same.where('account', '=', account) : same.where('recipient', '=', recipient)
  return (await (application === null ? about : about.where('application', '=', application)).executeTakeFirst()) !== undefined
}

/** The name of the person's university, for the texts that say it. */
async function universityOf(tx: Tx, { account }: MailOfPerson): Promise<MailValues> {
  const row = await tx
    .selectFrom('accounts')
    .innerJoin('universities', 'universities.id', 'accounts.university')
    .select('universities.body')
    .where('accounts.id', '=', account)
    .executeTakeFirst()
  return row ? { university: universitySchema.parse(JSON.parse(row.body)).name } : {}
}

async function queueCopy(tx: Tx, mail: MailOfPerson, now: number): Promise<string> {
  const { account, application, template, recipient, language, subject, text, secret } = mail
  const [id, at] = [newId(), new Date(now).toISOString()]
  await tx
    .insertInto('mails')
    .values({
      id, account, application, template, recipient, language, subject, text, secret, campaign: '', state: 'waiting', attempts: 0,
      dueAt: at, takenUntil: null, createdAt: at, sentAt: null, failure: null,
    })
    .execute()
  return id
}
