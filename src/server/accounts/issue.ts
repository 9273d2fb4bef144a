import { randomInt } from 'node:crypto'
import { jgradIdOf } from '../../domain/account/jgrad-id.ts'
import type { Identity } from '../../domain/account/identity.ts'
import type { Standing } from '../../domain/account/standing.ts'
import type { Json } from '../../domain/json.ts'
import type { Bilingual, Language } from '../../domain/language.ts'
import { profileId } from '../../domain/notebook.ts'
import { queueMail } from '../mail/queue.ts'
import { addressKey, createAccount } from '../store/accounts.ts'
import { putIdentity } from '../store/identities.ts'
import type { Tx } from '../store/schema.ts'
import { writeAsOffice } from '../sync/office.ts'
import { storeCode } from './proof.ts'

/** How long the code of the first mail is good for, in milliseconds. */
export const firstCodeLife = 14 * 24 * 60 * 60_000

/** Somebody to be registered. `university.name` goes into the record, `id` where the university is one we know. */
export interface NewRegistrant extends Identity {
  email: string
  language: Language
  standing: Extract<Standing, 'issued' | 'invited'>
  university: { id: string | null; name: Bilingual }
  entryYear: number
  expectedCompletion: string | null
  universityEmail: string | null
  /** What else the notebook begins with, by field of the profile. */
  profile: Readonly<Record<string, Json>>
}

/** A JGRAD-ID that nobody has. Drawn, not counted: an id tells nothing of when, or of how many. */
async function drawJgradId(tx: Tx): Promise<string> {
  for (;;) {
    const jgradId = jgradIdOf(randomInt(100_000_000))
    const taken = await tx.selectFrom('accounts').select('id').where('jgradId', '=', jgradId).executeTakeFirst()
    if (!taken) return jgradId
  }
}

/**
 * Registers somebody and mails them a code for the first sign-in, which was drawn and sealed for their address before
 * (`drawLongCode`, `sealCode`). Throws when the address is taken: look first. Returns the account and its JGRAD-ID.
 */
export async function issueAccount(
  tx: Tx,
  { person, code, origin, now, template = 'welcome' }: {
    person: NewRegistrant
    code: { text: string; hash: string }
    origin: string
    now: number
    /** `invitation` tells that the university entered them, and that it counts once they confirm it. */
    template?: 'welcome' | 'invitation'
  },
): Promise<{ account: string; jgradId: string }> {
  const { email, language, standing, university, entryYear, expectedCompletion, universityEmail, profile, studentNumber } = person
  const { name, nameKana, nameLatin } = person
  const shownName = name || nameLatin || nameKana
  const account = await createAccount(tx, { email, role: 'registrant', name: shownName, language, now })
  const jgradId = await drawJgradId(tx)
  await tx
    .updateTable('accounts')
    .set({ jgradId, standing, university: university.id, entryYear, expectedCompletion, universityEmail })
    .where('id', '=', account)
    .execute()
  await putIdentity(tx, account, person)
  const owned = { jgradId, university: university.name[language], studentNo: studentNumber, entryYear, email, ...(expectedCompletion === null ? {} : { expectedCompletion }) }
  const names = Object.fromEntries(Object.entries({ name, nameKana, nameLatin }).filter(([, value]) => value !== ''))
  const facts = Object.entries({ ...owned, ...names, ...profile })
  await writeAsOffice(tx, account, facts.map(([field, value]) => ({ type: 'profile', record: profileId, field, value })), now)
  await storeCode(tx, { key: addressKey(email), hash: code.hash, now, life: firstCodeLife })
  const values = { name: shownName, address: origin, code: code.text, university: university.name }
  await queueMail(tx, { template, to: email, language, values, account }, now)
  return { account, jgradId }
}
