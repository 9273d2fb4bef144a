import type { ImportItem } from '../../api/office-imports.ts'
import { type Identity, identityKeys } from '../../domain/account/identity.ts'
import { addressKey } from '../store/accounts.ts'
import type { IdentityKind, Tx } from '../store/schema.ts'

type Doubt = ImportItem['doubts'][number]

/** What is known of somebody who may be registered already. */
export interface Acquaintance {
  /** They surely are: by their address, or by their student number at this university. */
  registered: 'registered-address' | 'registered-number' | null
  doubts: Doubt[]
}

/** So many keys go into one statement. */
const atOnce = 200
const groupsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, group) => all.slice(group * atOnce, (group + 1) * atOnce))

interface Known {
  account: string
  kind: IdentityKind
  key: string
  name: string
  jgradId: string | null
  university: string | null
  entryYear: number | null
}

async function accountsByKeys(tx: Tx, keys: readonly string[]): Promise<Map<string, Known[]>> {
  const found: Known[] = []
  for (const group of groupsOf([...new Set(keys)])) {
    const rows = await tx
      .selectFrom('identities')
      .innerJoin('accounts', 'accounts.id', 'identities.account')
      .select(['identities.account', 'identities.kind', 'identities.key', 'accounts.name', 'accounts.jgradId', 'accounts.university', 'accounts.entryYear'])
      .where('identities.key', 'in', group)
      .where('accounts.erasedAt', 'is', null)
      .execute()
    found.push(...rows)
  }
  return Map.groupBy(found, ({ kind, key }) => `${kind} ${key}`)
}

async function takenAddresses(tx: Tx, addresses: readonly string[]): Promise<{ accounts: Set<string>; applications: Set<string> }> {
  const [accounts, applications] = [new Set<string>(), new Set<string>()]
  for (const group of groupsOf(addresses)) {
    const known = await tx.selectFrom('accounts').select('address').where('address', 'in', group).execute()
    for (const { address } of known) accounts.add(address)
    const applied = await tx
      .selectFrom('applications')
      .select('address')
      .where('address', 'in', group)
      .where('state', 'in', ['unproved', 'waiting', 'mending'])
      .execute()
    for (const { address } of applied) applications.add(address)
  }
  return { accounts, applications }
}

/** Who of these people of one university is registered already, surely or perhaps, in the order of the people. */
export async function acquaintances(
  tx: Tx,
  people: readonly (Identity & { email: string; entryYear: number })[],
  university: string,
): Promise<Acquaintance[]> {
  const keysOf = (person: Identity) => Object.entries(identityKeys(person)).filter(([, key]) => key !== '')
  const known = await accountsByKeys(tx, people.flatMap((person) => keysOf(person).map(([, key]) => key)))
  const taken = await takenAddresses(tx, people.map(({ email }) => addressKey(email)))
  return people.map((person) => {
    if (taken.accounts.has(addressKey(person.email))) return { registered: 'registered-address', doubts: [] }
    const alike = keysOf(person).flatMap(([kind, key]) => known.get(`${kind} ${key}`) ?? [])
    if (alike.some(({ kind, university: at }) => kind === 'student-number' && at === university)) return { registered: 'registered-number', doubts: [] }
    const doubts = new Map<string, Doubt>()
    for (const { account, kind, name, jgradId, university: at, entryYear } of alike) {
      if (kind === 'student-number') continue
      const reason = at === university ? 'same-name-university' : entryYear === person.entryYear ? 'same-name-year' : null
      if (reason !== null) doubts.set(account, { reason, values: { name, id: jgradId ?? '' } })
    }
    const applied: Doubt[] = taken.applications.has(addressKey(person.email)) ? [{ reason: 'application', values: {} }] : []
    return { registered: null, doubts: [...doubts.values(), ...applied] }
  })
}
