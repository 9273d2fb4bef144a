import { createHmac } from 'node:crypto'
import type { ApplicationStanding } from '../../api/applications.ts'
import { identityKeys } from '../../domain/account/identity.ts'
import { type ApplicationForm, applicationFormSchema } from '../../domain/application/application.ts'
import { receiptAlphabet } from '../../domain/application/receipt-number.ts'
import { type University, universitySchema } from '../../domain/university.ts'
import { addressKey } from './accounts.ts'
import type { ApplicationTable, Tx } from './schema.ts'

/** How long an application waits for its code before it is forgotten, in milliseconds. */
export const unprovedLife = 30 * 24 * 60 * 60_000

/**
 * The number of the application that a phone names `id`: always the same, so that a form sent twice is one application,
 * and unknown to whoever does not know the id, of which there are more than can be tried.
 */
export function numberOf(id: string, pepper: string): string {
  const bytes = createHmac('sha256', pepper).update(`application:${id}`).digest()
  return Array.from(bytes.subarray(0, 16), (byte) => receiptAlphabet.charAt(byte % receiptAlphabet.length)).join('')
}

/** What stands in the table of a form, beside the form itself. */
export function columnsOf(form: ApplicationForm) {
  const keys = identityKeys(form)
  return {
    body: JSON.stringify(form),
    address: addressKey(form.email),
    university: form.university,
    entryYear: form.entryYear,
    studentNumber: keys['student-number'],
    nameKey: keys.name,
    kanaKey: keys.kana,
    latinKey: keys.latin,
    romanKey: keys.roman || null,
    consent: JSON.stringify(form.consent),
  }
}

/** The application with this number as it stands; undefined when there is none. */
export const findApplication = (tx: Tx, number: string): Promise<ApplicationTable | undefined> =>
  tx.selectFrom('applications').selectAll().where('number', '=', number).executeTakeFirst()

/** The application with this number, its row held until the transaction ends; undefined when there is none. */
export const holdApplication = (tx: Tx, number: string): Promise<ApplicationTable | undefined> =>
  tx.selectFrom('applications').selectAll().where('number', '=', number).forUpdate().executeTakeFirst()

/** The form of an application as it was sent. */
export const formOf = ({ body }: Pick<ApplicationTable, 'body'>): ApplicationForm => applicationFormSchema.parse(JSON.parse(body))

/** Where an application stands, as the holder of its number is told. */
export function standingOf(row: ApplicationTable): ApplicationStanding {
  const { number, state, rev, updatedAt, bouncedAt, words } = row
  const mendable = state === 'unproved' || state === 'mending'
  return { number, state, rev, updatedAt, bounced: bouncedAt !== null, words, form: mendable ? formOf(row) : null }
}

/** A university by its id, whether its people may register or not; null when it is unknown. */
export async function findUniversity(tx: Tx, id: string): Promise<University | null> {
  const row = await tx.selectFrom('universities').select('body').where('id', '=', id).executeTakeFirst()
  return row ? universitySchema.parse(JSON.parse(row.body)) : null
}

/** Forgets applications that nobody proved in time. What somebody is at just now is left for the next time. */
export async function forgetUnproved(tx: Tx, now: number): Promise<void> {
  const past = tx
    .selectFrom('applications')
    .select('number')
    .where('state', '=', 'unproved')
    .where('updatedAt', '<=', new Date(now - unprovedLife).toISOString())
  await tx.deleteFrom('applications').where('number', 'in', past.forUpdate().skipLocked()).execute()
}
