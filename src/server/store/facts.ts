import type { Json } from '../../domain/json.ts'
import { profileId } from '../../domain/notebook.ts'
import type { Tx } from './schema.ts'

const atOnce = 200

/** What stands in these fields of the profiles of several accounts; a field that nobody wrote is absent. */
export async function readProfiles(
  tx: Tx,
  accounts: readonly string[],
  fields: readonly string[],
): Promise<Map<string, Record<string, Json>>> {
  const profiles = new Map<string, Record<string, Json>>()
  for (let from = 0; from < accounts.length; from += atOnce) {
    const rows = await tx
      .selectFrom('notebook')
      .select(['account', 'name', 'body'])
      .where('account', 'in', accounts.slice(from, from + atOnce))
      .where('type', '=', 'profile')
      .where('record', '=', profileId)
      .where('kind', '=', 'register')
      .where('name', 'in', fields)
      .execute()
    for (const { account, name, body } of rows) {
      const { value } = JSON.parse(body) as { value: Json }
      const profile = profiles.get(account) ?? {}
      profile[name] = value
      profiles.set(account, profile)
    }
  }
  return profiles
}
