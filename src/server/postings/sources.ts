import { type PostingSource, type PostingSourceWords, pullOutcomeSchema } from '../../api/posting-sources.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { newId } from '../random.ts'
import type { Tx } from '../store/schema.ts'
import type { PostingSourceTable } from '../store/schema-postings.ts'

const wordsOf = ({ name, address, kind, whole, every, active }: PostingSourceTable): PostingSourceWords => ({ name, address, kind, whole: whole === 1, every, active: active === 1 })

/** A source as the office reads it. */
export const sourceOf = (row: PostingSourceTable): PostingSource => ({
  id: row.id,
  rev: row.rev,
  ...wordsOf(row),
  lastAt: row.lastAt,
  lastOutcome: row.lastOutcome === null ? null : pullOutcomeSchema.parse(JSON.parse(row.lastOutcome)),
})

/** All sources, in the order in which they were added. */
export const allSources = async (tx: Tx): Promise<PostingSource[]> =>
  (await tx.selectFrom('postingSources').selectAll().orderBy('createdAt').orderBy('id').execute()).map(sourceOf)

/** One source as it is stored; undefined: there is none of this id. */
export const findSource = (tx: Tx, id: string): Promise<PostingSourceTable | undefined> =>
  tx.selectFrom('postingSources').selectAll().where('id', '=', id).executeTakeFirst()

const columnsOf = ({ whole, active, ...words }: PostingSourceWords) => ({ ...words, whole: whole ? 1 : 0, active: active ? 1 : 0 }) as const

/** Adds a source, which is fetched as soon as jobs are looked for. */
export async function addSource(tx: Tx, words: PostingSourceWords, { actor, now }: { actor: Actor; now: number }): Promise<PostingSource> {
  const at = new Date(now).toISOString()
  const row: PostingSourceTable = {
    id: newId(), rev: 1, ...columnsOf(words), etag: null, lastModified: null, dueAt: at, lastAt: null, lastOutcome: null, createdAt: at, updatedAt: at,
  }
  await tx.insertInto('postingSources').values(row).execute()
  await recordAudit(tx, { actor, action: 'posting.source-added', detail: { source: row.id, ...words } }, now)
  return sourceOf(row)
}

/** Writes a source anew; another address or another way of reading makes its last file one that is not known. */
export async function putSource(
  tx: Tx,
  { id, rev, words }: { id: string; rev: number; words: PostingSourceWords },
  { actor, now }: { actor: Actor; now: number },
): Promise<PostingSource | 'not-found' | 'changed-meanwhile'> {
  const before = await findSource(tx, id)
  if (!before) return 'not-found'
  if (before.rev !== rev) return 'changed-meanwhile'
  const updatedAt = new Date(now).toISOString()
  const isOther = before.address !== words.address || before.kind !== words.kind || (before.whole === 1) !== words.whole
  const dueAt = isOther || before.lastAt === null ? updatedAt : new Date(Date.parse(before.lastAt) + words.every * 60 * 60_000).toISOString()
  const change = { ...columnsOf(words), rev: rev + 1, dueAt, updatedAt, ...(isOther ? { etag: null, lastModified: null } : {}) }
  const { numUpdatedRows } = await tx.updateTable('postingSources').set(change).where('id', '=', id).where('rev', '=', rev).executeTakeFirst()
  if (Number(numUpdatedRows) === 0) return 'changed-meanwhile'
  await recordAudit(tx, { actor, action: 'posting.source-changed', detail: { source: id, ...words } }, now)
  return sourceOf({ ...before, ...change })
}
