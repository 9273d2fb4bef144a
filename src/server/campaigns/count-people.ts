import * as z from 'zod/mini'
import { type Audience, belongsTo } from '../../domain/audience.ts'
import { profileId } from '../../domain/notebook.ts'
import type { Tx } from '../store/schema.ts'

/** How many people are read at a time. */
const atOnce = 5000

const statusSchema = z.object({ value: z.string() })
const fieldSchema = z.object({ value: z.object({ large: z.string() }) })

/** The code of the large field in a register's stored text, or undefined. */
export function largeFieldIn(body: string | null): string | undefined {
  const read = body === null ? null : fieldSchema.safeParse(JSON.parse(body))
  return read?.success ? read.data.value.large : undefined
}

function statusIn(body: string | null): string | undefined {
  const read = body === null ? null : statusSchema.safeParse(JSON.parse(body))
  return read?.success ? read.data.value : undefined
}

/** How many people a campaign with this audience would ask if it began now, and how many of them no mail reaches. */
export async function countPeople(tx: Tx, audience: Audience): Promise<{ people: number; withoutAddress: number }> {
  const counted = { people: 0, withoutAddress: 0 }
  const { universities, entryYears } = audience
  let after = ''
  for (;;) {
    let query = tx
      .selectFrom('accounts')
      .leftJoin('notebook as status', (join) =>
        join
          .onRef('status.account', '=', 'accounts.id')
          .on('status.type', '=', 'profile')
          .on('status.record', '=', profileId)
          .on('status.kind', '=', 'register')
          .on('status.name', '=', 'status'),
      )
      .leftJoin('notebook as field', (join) =>
        join
          .onRef('field.account', '=', 'accounts.id')
          .on('field.type', '=', 'profile')
          .on('field.record', '=', profileId)
          .on('field.kind', '=', 'register')
          .on('field.name', '=', 'field'),
      )
      .select(['accounts.id', 'accounts.university', 'accounts.entryYear', 'accounts.bouncedAt', 'status.body as status', 'field.body as field'])
      .where('accounts.role', '=', 'registrant')
      .where('accounts.standing', '=', 'active')
      .where('accounts.erasedAt', 'is', null)
      .where('accounts.id', '>', after)
    // What the accounts themselves tell narrows the reading; the rule decides in any case.
    if (universities !== undefined) query = query.where('accounts.university', 'in', universities)
    if (entryYears !== undefined) query = query.where('accounts.entryYear', '>=', entryYears.from).where('accounts.entryYear', '<=', entryYears.to)
    const rows = await query.orderBy('accounts.id').limit(atOnce).execute()
    for (const { university, entryYear, bouncedAt, status, field } of rows) {
      const facts = {
        university: university ?? undefined,
        entryYear: entryYear ?? undefined,
        status: statusIn(status),
        field: largeFieldIn(field),
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
