import type { Language } from '../../domain/language.ts'
import { newId } from '../random.ts'
import type { Tx } from '../store/schema.ts'
import { type MailValues, opensSomething, renderMail, type Template } from './templates.ts'

export interface Letter {
  template: Template
  to: string
  language: Language
  values: MailValues
  /** Whom or what it is about, so that a bounce finds its way back. */
  account?: string | null
  application?: string | null
  /** The campaign that it asks to answer: see `MailTable`. */
  campaign?: string
}

/** So many rows go into one statement. */
const atOnce = 100

/**
 * Puts a mail on its way in the transaction of what it tells: neither is there without the other. It leaves when
 * `post.deliver` next runs; call `services.post.soon()` after the transaction. Returns the mail's id.
 */
export async function queueMail(tx: Tx, letter: Letter, now: number): Promise<string> {
  const [id = ''] = await queueMails(tx, [letter], now)
  return id
}

/** Puts many mails on their way, as `queueMail` does one. Returns their ids in the same order. */
export async function queueMails(tx: Tx, letters: readonly Letter[], now: number): Promise<string[]> {
  const at = new Date(now).toISOString()
  const rows = letters.map(({ template, to, language, values, account = null, application = null, campaign = '' }) => {
    const { subject, text } = renderMail(template, language, values)
    const secret: 0 | 1 = opensSomething(values) ? 1 : 0
    return {
      id: newId(), account, application, template, recipient: to, language, subject, text, secret, campaign, state: 'waiting' as const, attempts: 0,
      dueAt: at, takenUntil: null, createdAt: at, sentAt: null, failure: null,
    }
  })
  for (let from = 0; from < rows.length; from += atOnce) await tx.insertInto('mails').values(rows.slice(from, from + atOnce)).execute()
  return rows.map(({ id }) => id)
}
