import type { Json } from '../../domain/json.ts'
import { profileId } from '../../domain/notebook.ts'
import { putName } from '../store/accounts.ts'
import type { Step } from '../store/history.ts'
import { putIdentity } from '../store/identities.ts'
import type { Tx } from '../store/schema.ts'

const fields: readonly string[] = ['name', 'nameKana', 'nameLatin', 'studentNo']
const profile = { type: 'profile', record: profileId }

/**
 * When somebody's name or student number changed in the record, the office finds them by the new one, and the account is
 * called by it. `read` gives the registers of a record as they stand now.
 */
export async function followName(
  tx: Tx,
  account: string,
  steps: readonly Step[],
  read: (name: typeof profile) => ReadonlyMap<string, { value: Json }>,
): Promise<void> {
  if (!steps.some(({ type, field }) => type === 'profile' && fields.includes(field))) return
  const registers = read(profile)
  const textOf = (field: string): string => {
    const value = registers.get(field)?.value
    return typeof value === 'string' ? value.trim() : ''
  }
  const identity = { name: textOf('name'), nameKana: textOf('nameKana'), nameLatin: textOf('nameLatin'), studentNumber: textOf('studentNo') }
  await putIdentity(tx, account, identity)
  const called = identity.name || identity.nameLatin || identity.nameKana
  if (called !== '') await putName(tx, account, called)
}
