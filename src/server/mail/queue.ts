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
}

/**
 * Puts a mail on its way in the transaction of what it tells: neither is there without the other. It leaves when
 * `post.deliver` next runs; call `services.post.soon()` after the transaction.
 */
export async function queueMail(tx: Tx, { template, to, language, values, account = null, application = null }: Letter, now: number): Promise<string> {
  const id = newId()
  const at = new Date(now).toISOString()
  const { subject, text } = renderMail(template, language, values)
  await tx
    .insertInto('mails')
    .values({
      id, account, application, template, recipient: to, language, subject, text, secret: opensSomething(values) ? 1 : 0, state: 'waiting', attempts: 0,
      dueAt: at, takenUntil: null, createdAt: at, sentAt: null, failure: null,
    })
    .execute()
  return id
}
