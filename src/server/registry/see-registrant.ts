import type { Registrant } from '../../api/office-registrants.ts'
import type { Json } from '../../domain/json.ts'
import { profileId } from '../../domain/notebook.ts'
import { universitySchema } from '../../domain/university.ts'
import type { Account } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'

/** A registrant's account, or undefined: nobody, erased, or somebody of the office. */
export const findRegistrant = (tx: Tx, account: string): Promise<Account | undefined> =>
  tx.selectFrom('accounts').selectAll().where('id', '=', account).where('role', '=', 'registrant').where('erasedAt', 'is', null).executeTakeFirst()

/** What of the record the office needs for telling who somebody is and where they are; the rest is nobody's business here. */
const shownFields = new Set(['name', 'nameKana', 'nameLatin', 'formerName', 'address', 'status', 'school', 'dates', 'field', 'studentNo'])
const shownOfCareer = new Set(['kind', 'organisation', 'role', 'from', 'to'])

/** The registers of a notebook's profile and careers, by type and record. */
async function readNotebook(tx: Tx, account: string): Promise<{ profile: Record<string, Json>; careers: Record<string, Json>[] }> {
  const rows = await tx
    .selectFrom('notebook')
    .select(['type', 'record', 'kind', 'name', 'body'])
    .where('account', '=', account)
    .where('type', 'in', ['profile', 'career'])
    .where('kind', 'in', ['register', 'tombstone'])
    .orderBy('rev')
    .execute()
  const removed = new Set(rows.filter(({ kind }) => kind === 'tombstone').map(({ type, record }) => `${type} ${record}`))
  const registers = rows
    .filter(({ kind, type, record }) => kind === 'register' && !removed.has(`${type} ${record}`))
    .map(({ type, record, name, body }) => ({ type, record, name, value: (JSON.parse(body) as { value: Json }).value }))
    .filter(({ type, name, value }) => value !== null && (type === 'profile' ? shownFields : shownOfCareer).has(name))
  const fieldsOf = (of: typeof registers): Record<string, Json> => Object.fromEntries(of.map(({ name, value }) => [name, value]))
  const careers = Map.groupBy(registers.filter(({ type }) => type === 'career'), ({ record }) => record)
  return {
    profile: fieldsOf(registers.filter(({ type, record }) => type === 'profile' && record === profileId)),
    careers: [...careers.values()].map(fieldsOf),
  }
}

/** Everything the office may see of a registrant. Answers to surveys are not among it, nor are searches and postings. */
export async function seeRegistrant(tx: Tx, person: Account, now: number): Promise<Registrant> {
  const account = person.id
  const { profile, careers } = await readNotebook(tx, account)
  const university = person.university === null ? undefined : await tx.selectFrom('universities').select('body').where('id', '=', person.university).executeTakeFirst()
  const sessions = await tx.selectFrom('sessions').selectAll().where('account', '=', account).orderBy('createdAt', 'desc').limit(50).execute()
  const consents = await tx.selectFrom('consents').select(['kind', 'version', 'at', 'withdrawnAt']).where('account', '=', account).orderBy('at').execute()
  const submissions = await tx
    .selectFrom('submissions')
    .select(['campaign', 'number', 'state', 'receivedAt'])
    .where('account', '=', account)
    .orderBy('receivedAt', 'desc')
    .execute()
  const corrections = await tx
    .selectFrom('corrections')
    .select(['id', 'field', 'value', 'reason', 'state', 'askedAt'])
    .where('account', '=', account)
    .orderBy('askedAt', 'desc')
    .execute()
  const mails = await tx
    .selectFrom('mails')
    .select(['id', 'template', 'state', 'createdAt', 'failure'])
    .where('account', '=', account)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute()
  const at = new Date(now).toISOString()
  const { studentNo, ...shown } = profile
  return {
    account,
    jgradId: person.jgradId,
    name: person.name,
    email: person.email,
    university: university ? universitySchema.parse(JSON.parse(university.body)).name : null,
    entryYear: person.entryYear,
    standing: person.standing,
    bouncedAt: person.bouncedAt,
    language: person.language,
    createdAt: person.createdAt,
    activatedAt: person.activatedAt,
    closesAt: person.closesAt,
    facts: {
      university: person.university,
      studentNumber: typeof studentNo === 'string' ? studentNo : '',
      entryYear: person.entryYear,
      expectedCompletion: person.expectedCompletion,
      universityEmail: person.universityEmail,
    },
    profile: shown,
    careers,
    devices: sessions.map(({ createdAt, contactAt, method, revokedAt, endedAt, expiresAt }) => ({
      since: createdAt,
      contactAt,
      method,
      state: revokedAt !== null ? 'revoked' : endedAt !== null || expiresAt <= at ? 'ended' : 'live',
    })),
    consents,
    submissions,
    corrections: corrections.map(({ value, ...rest }) => ({ ...rest, value: JSON.parse(value) as Json })),
    mails,
  }
}
