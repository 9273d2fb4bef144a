import { sql } from 'kysely'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { fieldsOf } from '../../domain/questionnaire/evaluate.ts'
import type { Tx } from '../store/schema.ts'
import type { Range } from './progress.ts'

/** The place of the page on which each field of a questionnaire is asked. */
export const pageOfField = ({ pages }: Definition): Map<string, number> =>
  new Map(pages.flatMap(({ items }, page) => items.flatMap((item) => fieldsOf(item).map((field) => [field, page] as const))))

/**
 * Of some people, who began and has not sent, and on which page each wrote the last answer. What was answered and taken
 * back counts: they were there. A field that the questionnaire does not know tells that they began, not where.
 */
export async function countStops(
  tx: Tx,
  { campaign, after, last }: Range,
  pageOf: ReadonlyMap<string, number>,
): Promise<{ started: ReadonlySet<string>; stopped: ReadonlyMap<number, number> }> {
  const fields = await tx
    .selectFrom('notebook')
    .select(['notebook.account', 'notebook.name'])
    // Written out, as the index of drafts has it: with a parameter, SQLite would read all that these people ever wrote.
    .where('notebook.type', '=', sql.lit('draft'))
    .where('notebook.record', '=', campaign)
    .where('notebook.account', '>', after)
    .where('notebook.account', '<=', last)
    .where('notebook.kind', '=', 'register')
    .where('notebook.name', 'not like', '$%')
    .where('notebook.name', 'not like', '%-%')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('submissions')
            .select('submissions.number')
            .whereRef('submissions.account', '=', 'notebook.account')
            .where('submissions.campaign', '=', campaign),
        ),
      ),
    )
    .execute()
  const farthest = new Map<string, number>()
  for (const { account, name } of fields) farthest.set(account, Math.max(farthest.get(account) ?? -1, pageOf.get(name) ?? -1))
  const stopped = new Map<number, number>()
  for (const page of farthest.values()) if (page >= 0) stopped.set(page, (stopped.get(page) ?? 0) + 1)
  return { started: new Set(farthest.keys()), stopped }
}
