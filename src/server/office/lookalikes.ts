import type { Lookalike } from '../../api/office-applications.ts'
import { identityKeys } from '../../domain/account/identity.ts'
import { romanKey } from '../../domain/account/roman.ts'
import { type ApplicationForm, applicationFormSchema } from '../../domain/application/application.ts'
import { type Comparable, likenessOf, strengthOf, weigh } from '../../domain/application/duplicates.ts'
import type { Json } from '../../domain/json.ts'
import type { University } from '../../domain/university.ts'
import { addressKey } from '../store/accounts.ts'
import { readProfiles } from '../store/facts.ts'
import type { ApplicationTable, IdentityKind, Tx } from '../store/schema.ts'

const atOnce = 100
const shownAtMost = 10

/** A university as the office is shown it. */
export const universityOf = (id: string, universities: ReadonlyMap<string, University>) => ({ id, name: universities.get(id)?.name ?? null })

/** The form of an application, as it was sent. */
export const readForm = ({ body }: Pick<ApplicationTable, 'body'>): ApplicationForm => applicationFormSchema.parse(JSON.parse(body))

const comparable = (form: ApplicationForm): Comparable => ({ ...form, addresses: addressesOf(form.email, form.universityEmail) })
const addressesOf = (...addresses: (string | null)[]): string[] => addresses.filter((each) => each !== null).map(addressKey)

/** Under what somebody like the applicant would be found, by kind. */
function keysOf(form: ApplicationForm): [IdentityKind | 'address', string][] {
  const keys = identityKeys(form)
  const kinds = Object.entries(keys) as [IdentityKind, string][]
  const all: [IdentityKind | 'address', string][] = [
    ...kinds,
    ['roman', romanKey(form.nameLatin)],
    ...addressesOf(form.email, form.universityEmail).map((address) => ['address', address] as ['address', string]),
  ]
  return all.filter(([, key]) => key !== '')
}

type Candidate = Omit<Lookalike, 'strength' | 'reasons'> & { compared: Comparable }

/**
 * For each of some applications, by number: accounts and other applications that may be the same person, the likeliest
 * first. Applications that are decided and led to an account are met as that account.
 */
export async function findLookalikes(
  tx: Tx,
  rows: readonly ApplicationTable[],
  universities: ReadonlyMap<string, University>,
): Promise<Map<string, Lookalike[]>> {
  const subjects = rows.map((row) => ({ row, form: readForm(row) }))
  const found = new Map<string, Lookalike[]>()
  for (let from = 0; from < subjects.length; from += atOnce) {
    const group = subjects.slice(from, from + atOnce)
    const byKind = new Map<string, Set<string>>()
    for (const [kind, key] of group.flatMap(({ form }) => keysOf(form))) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(key))
    const keys = (kind: IdentityKind | 'address') => [...(byKind.get(kind) ?? [])]
    const candidates = [...(await accountsAlike(tx, keys, universities)), ...(await applicationsAlike(tx, keys, universities))]
    for (const { row, form } of group) {
      const alike = candidates
        .filter(({ kind, id }) => (kind === 'account' ? id !== row.account : id !== row.number))
        .map(({ compared, ...candidate }) => ({ candidate, reasons: likenessOf(comparable(form), compared) }))
        .flatMap(({ candidate, reasons }) => {
          const strength = strengthOf(reasons)
          return strength === null ? [] : [{ ...candidate, strength, reasons }]
        })
      alike.sort((a, b) => weigh(b.reasons) - weigh(a.reasons))
      found.set(row.number, alike.slice(0, shownAtMost))
    }
  }
  return found
}

type Keys = (kind: IdentityKind | 'address') => string[]
const identityKinds = ['name', 'kana', 'latin', 'roman', 'student-number'] as const

async function accountsAlike(tx: Tx, keys: Keys, universities: ReadonlyMap<string, University>): Promise<Candidate[]> {
  const ids = new Set<string>()
  for (const kind of identityKinds) {
    const wanted = keys(kind)
    if (wanted.length === 0) continue
    const rows = await tx.selectFrom('identities').select('account').where('kind', '=', kind).where('key', 'in', wanted).execute()
    for (const { account } of rows) ids.add(account)
  }
  const addresses = keys('address')
  const rows = await tx
    .selectFrom('accounts')
    .selectAll()
    .where('role', '=', 'registrant')
    .where('erasedAt', 'is', null)
    .where((eb) =>
      eb.or([
        ...(ids.size > 0 ? [eb('id', 'in', [...ids])] : []),
        eb('address', 'in', addresses),
        eb(eb.fn('lower', ['universityEmail']), 'in', addresses),
      ]),
    )
    .execute()
  const fields = ['name', 'nameKana', 'nameLatin', 'studentNo', 'school'] as const
  const profiles = await readProfiles(tx, rows.map(({ id }) => id), fields)
  return rows.map(({ id, name, standing, jgradId, email, universityEmail, university, entryYear }) => {
    const profile = profiles.get(id) ?? {}
    const text = (field: (typeof fields)[number]): string => textOf(profile[field])
    const person = { name: text('name') || name, nameKana: text('nameKana'), nameLatin: text('nameLatin'), studentNumber: text('studentNo'), entryYear }
    const shown = { ...person, jgradId, email, universityEmail, school: text('school'), state: standing }
    return {
      kind: 'account',
      id,
      ...shown,
      university: university === null ? null : universityOf(university, universities),
      compared: { ...person, university, addresses: addressesOf(email, universityEmail) },
    }
  })
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

async function applicationsAlike(tx: Tx, keys: Keys, universities: ReadonlyMap<string, University>): Promise<Candidate[]> {
  const columns = [['nameKey', 'name'], ['kanaKey', 'kana'], ['latinKey', 'latin'], ['romanKey', 'roman'], ['studentNumber', 'student-number'], ['address', 'address']] as const
  const rows = await tx
    .selectFrom('applications')
    .selectAll()
    .where('state', 'in', ['waiting', 'mending', 'refused'])
    .where((eb) =>
      eb.or(
        columns.flatMap(([column, kind]) => {
          const wanted = keys(kind)
          return wanted.length > 0 ? [eb(column, 'in', wanted)] : []
        }),
      ),
    )
    .execute()
  return rows.map((row) => {
    const form = readForm(row)
    const { name, nameKana, nameLatin, email, universityEmail, school, studentNumber, entryYear } = form
    const person = { name, nameKana, nameLatin, studentNumber, entryYear }
    const shown = { ...person, jgradId: null, email, universityEmail, school, state: row.state }
    return { kind: 'application', id: row.number, ...shown, university: universityOf(form.university, universities), compared: comparable(form) }
  })
}
