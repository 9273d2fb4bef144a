import * as z from 'zod/mini'
import { type NoticeWords, noticeWordsSchema, type OfficeNotice } from '../../api/office-notices.ts'
import { noticeSchema } from '../../domain/notice.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { publishNotices } from '../catalogue/publish.ts'
import { newId } from '../random.ts'
import type { NoticeTable, Tx } from '../store/schema.ts'

/** Who changes a notice, and when. */
interface Hand {
  actor: Actor
  now: number
}
/** `empty`: a language is not filled; the field says which. */
export type NoticeRefusal = { refused: 'not-found' | 'changed-meanwhile' | 'not-allowed-now' } | { refused: 'empty'; field: string }

const shown = ({ id, state, rev, body, publishedAt, withdrawnAt, updatedAt }: NoticeTable): OfficeNotice => ({
  id, state, rev, publishedAt, withdrawnAt, updatedAt, ...noticeWordsSchema.parse(JSON.parse(body)),
})

/** Every notice, the one touched last first. */
export async function allNotices(tx: Tx): Promise<OfficeNotice[]> {
  return (await tx.selectFrom('notices').selectAll().orderBy('updatedAt', 'desc').orderBy('id').execute()).map(shown)
}

const read = async (tx: Tx, id: string): Promise<OfficeNotice> =>
  shown(await tx.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirstOrThrow())

/** Begins a notice as a draft. */
export async function addNotice(tx: Tx, words: NoticeWords, { actor, now }: Hand): Promise<OfficeNotice> {
  const [id, at] = [newId(), new Date(now).toISOString()]
  const body = JSON.stringify({ id, ...words })
  await tx
    .insertInto('notices')
    .values({ id, state: 'draft', rev: 1, body, publishedAt: null, withdrawnAt: null, createdAt: at, updatedAt: at })
    .execute()
  await recordAudit(tx, { actor, action: 'notice.written', detail: { notice: id } }, now)
  return read(tx, id)
}

/** The notice with its row held, if it is as it was on screen. */
async function take(tx: Tx, id: string, rev: number): Promise<NoticeTable | NoticeRefusal> {
  const row = await tx.selectFrom('notices').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) return { refused: 'not-found' }
  if (row.rev !== rev) return { refused: 'changed-meanwhile' }
  return row.state === 'withdrawn' ? { refused: 'not-allowed-now' } : row
}

/** What everybody reads: the words with their day. The first field that is empty refuses it. */
function bodyOf(id: string, words: NoticeWords, publishedAt: string): { body: string } | NoticeRefusal {
  const filled = z.pipe(z.string(), z.transform((text: string) => text.trim()))
  const both = z.object({ ja: filled, en: filled })
  const parsed = noticeSchema.safeParse({ id, title: both.parse(words.title), text: both.parse(words.text), publishedAt })
  if (parsed.success) return { body: JSON.stringify(parsed.data) }
  return { refused: 'empty', field: parsed.error.issues[0]?.path.join('.') ?? '' }
}

/** Writes a notice anew; one that is published goes into the catalogue at once. */
export async function writeNotice(tx: Tx, { id, rev, words }: { id: string; rev: number; words: NoticeWords }, { actor, now }: Hand): Promise<OfficeNotice | NoticeRefusal> {
  const row = await take(tx, id, rev)
  if ('refused' in row) return row
  const made = row.publishedAt === null ? { body: JSON.stringify({ id, ...words }) } : bodyOf(id, words, row.publishedAt)
  if ('refused' in made) return made
  await tx.updateTable('notices').set({ ...made, rev: rev + 1, updatedAt: new Date(now).toISOString() }).where('id', '=', id).execute()
  if (row.state === 'published') await publishNotices(tx, now)
  await recordAudit(tx, { actor, action: 'notice.written', detail: { notice: id } }, now)
  return read(tx, id)
}

/** Publishes a draft. Doing it again to one that is published changes nothing. */
export async function publishNotice(tx: Tx, { id, rev }: { id: string; rev: number }, { actor, now }: Hand): Promise<OfficeNotice | NoticeRefusal> {
  const row = await take(tx, id, rev)
  if ('refused' in row) return row
  if (row.state === 'published') return shown(row)
  const at = new Date(now).toISOString()
  const made = bodyOf(id, noticeWordsSchema.parse(JSON.parse(row.body)), at)
  if ('refused' in made) return made
  await tx
    .updateTable('notices')
    .set({ ...made, state: 'published', publishedAt: at, rev: rev + 1, updatedAt: at })
    .where('id', '=', id)
    .execute()
  await publishNotices(tx, now)
  await recordAudit(tx, { actor, action: 'notice.published', detail: { notice: id } }, now)
  return read(tx, id)
}

/** Takes a notice out of the catalogue, or gives a draft up. It stays readable at the office. */
export async function withdrawNotice(tx: Tx, { id, rev }: { id: string; rev: number }, { actor, now }: Hand): Promise<OfficeNotice | NoticeRefusal> {
  const row = await take(tx, id, rev)
  if ('refused' in row) return row
  const at = new Date(now).toISOString()
  await tx.updateTable('notices').set({ state: 'withdrawn', withdrawnAt: at, rev: rev + 1, updatedAt: at }).where('id', '=', id).execute()
  if (row.state === 'published') await publishNotices(tx, now)
  await recordAudit(tx, { actor, action: 'notice.withdrawn', detail: { notice: id } }, now)
  return read(tx, id)
}
