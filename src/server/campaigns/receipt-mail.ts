import type { Campaign } from '../../domain/campaign.ts'
import type { Bilingual } from '../../domain/language.ts'
import type { Receipt } from '../../domain/submission.ts'
import { timeWords } from '../devices/words.ts'
import type { Letter } from '../mail/queue.ts'
import type { Tx } from '../store/schema.ts'
import en from '../../../locales/en/mail.json' with { type: 'json' }
import ja from '../../../locales/ja/mail.json' with { type: 'json' }

/** What it means to have arrived then. */
export const receiptWords = (state: Receipt['state']): Bilingual => ({ ja: ja.frame.received[state], en: en.frame.received[state] })

/** The mail that says that answers arrived, without any of them; null where mail to that person comes back. */
export async function receiptLetter(tx: Tx, account: string, { title }: Campaign, { number, receivedAt, state }: Receipt): Promise<Letter | null> {
  const person = await tx.selectFrom('accounts').select(['email', 'name', 'language', 'bouncedAt']).where('id', '=', account).executeTakeFirstOrThrow()
  if (person.bouncedAt !== null) return null
  const values = { name: person.name, title, number, time: timeWords(Date.parse(receivedAt)), state: receiptWords(state) }
  return { template: 'surveyReceipt', to: person.email, language: person.language, values, account }
}
