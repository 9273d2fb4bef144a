import * as z from 'zod/mini'
import type { PushTable, Tx } from './schema.ts'

/** Up to which edition of the postings, and on which day in Japan (`YYYY-MM-DD`), was looked for a search. */
const lookSchema = z.object({ edition: z.int(), lookedOn: z.string() })
export type Look = z.infer<typeof lookSchema>

const toldSearchSchema = z.object({ search: z.string(), before: lookSchema })
/** A search of which a notification tells, and how its row in `alerts` stood before. */
export type ToldSearch = z.infer<typeof toldSearchSchema>

const searchesSchema = z.array(toldSearchSchema)
const remindersSchema = z.array(z.string())

const atOnce = 200

/**
 * Takes back that somebody was told what a notification tells of, so that they are told anew: reminders as if they had
 * never been noted, searches as they were looked for before. One that was looked for again since goes back as far, even if
 * something newer was told by that: to be told of that twice is the lesser evil. In whatever order several are untold, none
 * of them stays told. The account must be held.
 */
export async function untell(tx: Tx, account: string, { kind, about }: Pick<PushTable, 'kind' | 'about'>): Promise<void> {
  if (about === null) return
  const told: unknown = JSON.parse(about)
  if (kind === 'deadlines') {
    const names = remindersSchema.parse(told)
    for (let from = 0; from < names.length; from += atOnce) {
      await tx.deleteFrom('reminders').where('account', '=', account).where('kind', 'in', names.slice(from, from + atOnce)).execute()
    }
  }
  if (kind === 'postings') {
    for (const { search, before } of searchesSchema.parse(told)) {
      await tx.updateTable('alerts').set(before).where('account', '=', account).where('search', '=', search).where('lookedOn', '>', before.lookedOn).execute()
    }
  }
}
