import type { Confirmation } from '../../api/welcome.ts'
import { readCorrection } from '../../domain/account/correction.ts'
import { isPrivacyVersion } from '../../domain/application/privacy.ts'
import { type University, universitySchema } from '../../domain/university.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import { newId } from '../random.ts'
import type { Services } from '../services.ts'
import { lockAccount } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'

/** A university that is known, by its id; null: it is not. */
export async function findUniversity(tx: Tx, id: string | null): Promise<University | null> {
  if (id === null) return null
  const row = await tx.selectFrom('universities').select('body').where('id', '=', id).executeTakeFirst()
  return row ? universitySchema.parse(JSON.parse(row.body)) : null
}

/**
 * Activates the account of somebody who agreed: notes what was agreed to and when, hands the office what the person says
 * is wrong, and mails what comes next. Done again, it does nothing. `changed-meanwhile`: what was agreed to is no longer
 * what stands. `bad-request`: a corrected value is none.
 */
export async function confirm(
  { store, clock, config, post }: Services,
  account: string,
  { consent, corrections }: Confirmation,
): Promise<'done' | 'changed-meanwhile' | 'bad-request'> {
  const wished = corrections.map(({ field, value, reason }) => ({ field, value: readCorrection(field, value), reason }))
  if (wished.some(({ value }) => value === null)) return 'bad-request'
  const now = clock()
  const at = new Date(now).toISOString()
  // When the person said so, by their clock; a clock that is wrong does not put it into the future.
  const agreedAt = new Date(Math.min(Date.parse(consent.at), now)).toISOString()
  const outcome = await store.write(async (tx) => {
    const person = await lockAccount(tx, account)
    if (person.standing !== 'issued' && person.standing !== 'invited') return 'done'
    const own = (await findUniversity(tx, person.university))?.privacy?.version ?? null
    if (!isPrivacyVersion(consent.registry) || consent.university !== own) return 'changed-meanwhile'
    const agreed = [
      { kind: 'registry', version: consent.registry },
      ...(own === null ? [] : [{ kind: 'university', version: own }]),
    ]
    await tx
      .insertInto('consents')
      .values(agreed.map((each) => ({ ...each, id: newId(), account, at: agreedAt, withdrawnAt: null })))
      .execute()
    if (wished.length > 0) {
      const undecided = { state: 'asked', askedAt: at, decidedAt: null, decidedBy: null, words: null } as const
      const rows = wished.map(({ field, value, reason }) => ({ ...undecided, id: newId(), account, field, value: JSON.stringify(value), reason }))
      await tx.insertInto('corrections').values(rows).execute()
    }
    await tx.updateTable('accounts').set({ standing: 'active', activatedAt: at }).where('id', '=', account).execute()
    const values = { name: person.name, jgradId: person.jgradId ?? '', address: addressOf(config) }
    await queueMail(tx, { template: 'activated', to: person.email, language: person.language, values, account }, now)
    return 'done'
  })
  await post.soon()
  return outcome
}
