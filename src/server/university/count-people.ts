import { addressPhase, addressSetting, courseOf } from '../../domain/account/address-end.ts'
import { dayAt } from '../../domain/campaigns/japan-day.ts'
import { type CountedRegistrant, countRegistrants, type PeopleTable } from '../../domain/coordinator/people.ts'
import { isWholeRecord } from '../../domain/profile/confirmable.ts'
import { confirmedField, readConfirmed } from '../../domain/questionnaire/from-record.ts'
import { universitySchema } from '../../domain/university.ts'
import { readProfiles } from '../store/facts.ts'
import type { Tx } from '../store/schema.ts'

const atOnce = 200

/** Counts the registrants of a university whose registration stands; `recent`: the campaigns of the last twelve months. Exact and secret. */
export async function countPeopleOf(
  tx: Tx, university: string, { recent, now }: { recent: readonly string[]; now: number },
): Promise<Record<PeopleTable, Record<string, number>>> {
  const day = dayAt(now)
  const rows = await tx
    .selectFrom('accounts')
    .select(['id', 'email', 'standing', 'entryYear', 'expectedCompletion', 'bouncedAt'])
    .where('university', '=', university)
    .where('role', '=', 'registrant')
    .where('standing', 'in', ['active', 'issued'])
    .where('erasedAt', 'is', null)
    .orderBy('id')
    .execute()
  const domains = (await tx.selectFrom('universities').select('body').execute()).flatMap(({ body }) => universitySchema.parse(JSON.parse(body)).domains)
  const people: CountedRegistrant[] = []
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce)
    const ids = some.map(({ id }) => id)
    const [profiles, stays, seen, confirmed] = [
      await readProfiles(tx, ids, ['status', 'dates']),
      await addressesThatStay(tx, ids),
      await lastSeen(tx, ids),
      await whoConfirmedLately(tx, ids, recent),
    ]
    for (const { id, email, standing, entryYear, expectedCompletion, bouncedAt } of some) {
      const course = courseOf({ ...profiles.get(id), expectedCompletion })
      people.push({
        entryYear,
        signedIn: standing === 'active',
        seenAt: seen.get(id) ?? null,
        confirmed: confirmed.has(id),
        bounced: bouncedAt !== null,
        ends: addressPhase({ email, domains, ...course, stays: stays.get(id) ?? null }, day.slice(0, 7)),
      })
    }
  }
  return countRegistrants(people, day, now)
}

/** The addresses of which people said that they stay theirs. */
async function addressesThatStay(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('notebook')
    .select(['account', 'body'])
    .where('account', 'in', ids)
    .where('type', '=', addressSetting.type)
    .where('record', '=', addressSetting.record)
    .where('kind', '=', 'register')
    .where('name', '=', addressSetting.field)
    .execute()
  return new Map(rows.flatMap(({ account, body }) => {
    const { value } = JSON.parse(body) as { value: unknown }
    return typeof value === 'string' ? [[account, value]] : []
  }))
}

/** When somebody was last there, signed in: a session is prolonged once a day. Answering by a link is not being there. */
async function lastSeen(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('sessions')
    .select(({ fn }) => ['account', fn.max('renewedAt').as('at')])
    .where('account', 'in', ids)
    .where('scope', 'is', null)
    .groupBy('account')
    .execute()
  return new Map(rows.map(({ account, at }) => [account, at]))
}

/** Who confirmed the whole record for one of these campaigns, as its draft has it. */
async function whoConfirmedLately(tx: Tx, ids: readonly string[], campaigns: readonly string[]): Promise<ReadonlySet<string>> {
  if (campaigns.length === 0) return new Set()
  const rows = await tx
    .selectFrom('notebook')
    .select(['account', 'body'])
    .where('account', 'in', ids)
    .where('type', '=', 'draft')
    .where('record', 'in', campaigns)
    .where('kind', '=', 'register')
    .where('name', '=', confirmedField)
    .execute()
  const whole = rows.filter(({ body }) => isWholeRecord(readConfirmed((JSON.parse(body) as { value: unknown }).value)?.parts ?? []))
  return new Set(whole.map(({ account }) => account))
}
