import { type Audience, belongsTo } from '../../domain/audience.ts'
import type { Json } from '../../domain/json.ts'
import { storedPart } from '../../domain/profile/fields.ts'
import { readProfiles } from '../store/facts.ts'
import type { Tx } from '../store/schema.ts'

/** How many people are read at a time. */
const atOnce = 5000

const textIn = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

/** The code of the large field in a profile's `field`, or undefined. */
export const largeFieldOf = (field: Json | undefined): string | undefined => textIn(storedPart(field, 'large'))

/** How many people a campaign with this audience would ask if it began now, and how many of them no mail reaches. */
export async function countPeople(tx: Tx, audience: Audience): Promise<{ people: number; withoutAddress: number }> {
  const counted = { people: 0, withoutAddress: 0 }
  const { universities, entryYears, statuses, fields } = audience
  const wanted = [...(statuses === undefined ? [] : ['status']), ...(fields === undefined ? [] : ['field'])]
  let after = ''
  for (;;) {
    let query = tx
      .selectFrom('accounts')
      .select(['id', 'university', 'entryYear', 'bouncedAt'])
      .where('role', '=', 'registrant')
      .where('standing', '=', 'active')
      .where('erasedAt', 'is', null)
      .where('id', '>', after)
    // What the accounts themselves tell narrows the reading; the rule decides in any case.
    if (universities !== undefined) query = query.where('university', 'in', universities)
    if (entryYears !== undefined) query = query.where('entryYear', '>=', entryYears.from).where('entryYear', '<=', entryYears.to)
    const rows = await query.orderBy('id').limit(atOnce).execute()
    const profiles = wanted.length === 0 ? new Map<string, Record<string, Json>>() : await readProfiles(tx, rows.map(({ id }) => id), wanted)
    for (const { id, university, entryYear, bouncedAt } of rows) {
      const profile = profiles.get(id)
      const facts = {
        university: university ?? undefined,
        entryYear: entryYear ?? undefined,
        status: textIn(profile?.['status']),
        field: largeFieldOf(profile?.['field']),
      }
      if (!belongsTo(audience, facts)) continue
      counted.people += 1
      if (bouncedAt !== null) counted.withoutAddress += 1
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < atOnce) return counted
    after = last.id
  }
}
