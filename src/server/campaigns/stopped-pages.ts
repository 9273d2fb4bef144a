import type { Definition } from '../../domain/questionnaire/definition.ts'
import { fieldsOf } from '../../domain/questionnaire/evaluate.ts'
import type { Tx } from '../store/schema.ts'
import { draftsOf } from './drafts-of.ts'
import type { Range } from './progress.ts'

/** The place of the page on which each field of a questionnaire is asked. */
export const pageOfField = ({ pages }: Definition): Map<string, number> =>
  new Map(pages.flatMap(({ items }, page) => items.flatMap((item) => fieldsOf(item).map((field) => [field, page] as const))))

/**
 * Of some people, but for those who have `sent`, who began, and on which page how many wrote their last answer. What was answered and taken
 * back counts: they were there. A field that the questionnaire does not know tells that they began, not where.
 */
export async function countStops(
  tx: Tx,
  range: Range,
  { sent, pageOf }: { sent: readonly string[]; pageOf: ReadonlyMap<string, number> },
): Promise<{ started: ReadonlySet<string>; stopped: ReadonlyMap<number, number> }> {
  const drafts = draftsOf(tx, range)
    .select(['account', 'name'])
    .where('name', 'not like', '$%')
    .where('name', 'not like', '%-%')
  const fields = await (sent.length === 0 ? drafts : drafts.where('account', 'not in', sent)).execute()
  const farthest = new Map<string, number>()
  for (const { account, name } of fields) farthest.set(account, Math.max(farthest.get(account) ?? -1, pageOf.get(name) ?? -1))
  const stopped = new Map<number, number>()
  for (const page of farthest.values()) if (page >= 0) stopped.set(page, (stopped.get(page) ?? 0) + 1)
  return { started: new Set(farthest.keys()), stopped }
}
