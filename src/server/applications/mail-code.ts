import type { ApplicationForm } from '../../domain/application/application.ts'
import { showReceiptNumber } from '../../domain/application/receipt-number.ts'
import { drawCode } from '../accounts/hash-code.ts'
import { sealCode, storeCode } from '../accounts/proof.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import type { Services } from '../services.ts'
import { findAccount } from '../store/accounts.ts'
import { requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'

/** How long a code is good for, in milliseconds: as long as it takes a slow mail server and a tea. */
const codeLife = 30 * 60_000

/** What a code of an application is good for: for that application and nothing else. */
export const proofKey = (number: string): string => `application:${number}`

/** A code for an application, sealed before the transaction that stores it. */
export async function prepareCode({ store }: Services, number: string): Promise<{ text: string; hash: string }> {
  const pepper = await store.read((tx) => requireMeta(tx, 'pepper'))
  const text = drawCode()
  return { text, hash: await sealCode(text, proofKey(number), pepper) }
}

/**
 * Stores a code and mails it to the address of the form. Whoever has an account already is told so in the mail, and
 * only there: everything else is the same. Nothing that the applicant wrote goes into it, since nobody knows yet whose
 * address it is.
 */
export async function mailCode(
  tx: Tx,
  { config }: Services,
  { number, form, code, now }: { number: string; form: ApplicationForm; code: { text: string; hash: string }; now: number },
): Promise<void> {
  const { email, language } = form
  await storeCode(tx, { key: proofKey(number), hash: code.hash, now, life: codeLife })
  const template = (await findAccount(tx, email)) ? 'applicationExisting' : 'applicationCode'
  const values = { code: code.text, number: showReceiptNumber(number), address: addressOf(config) }
  await queueMail(tx, { template, to: email, language, values, application: number }, now)
}
