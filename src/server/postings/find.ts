import { sql, type SqlBool } from 'kysely'
import { byHand, type OfficePosting, type OfficePostings, postingPageSize, type PostingQuestion, type PostingRow, type PostingState } from '../../api/office-postings.ts'
import { foldForSearch } from '../../domain/text/fold-search.ts'
import type { Tx } from '../store/schema.ts'
import type { PostingTable } from '../store/schema-postings.ts'
import { wordsOfCodes } from './code-words.ts'
import { postingOf } from './differences.ts'

/** A pattern for any text that has this in it, with nothing in it that means something to `like`. */
const around = (part: string): string => `%${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** What becomes of a stored state on a day: past its last day an open posting is closed. */
const stateOn = (today: string, { state, closesOn }: Pick<PostingTable, 'state' | 'closesOn'>): PostingState =>
  state === 'withdrawn' ? 'withdrawn' : closesOn !== null && closesOn < today ? 'closed' : 'open'

/** The page of postings that was asked for, those that changed last first; and how many there are of each state and source. */
export async function findPostings(tx: Tx, { words, state, source, page }: PostingQuestion, today: string): Promise<OfficePostings> {
  const parts = words.split(/\s+/u).map(foldForSearch).filter((part) => part !== '')
  let asked = tx.selectFrom('postings')
  for (const part of parts) asked = asked.where(sql<SqlBool>`coalesce(words, body) like ${around(part)} escape '\\'`)
  if (source !== null) asked = asked.where('source', '=', source)
  if (state === 'withdrawn') asked = asked.where('state', '=', 'withdrawn')
  if (state === 'closed') asked = asked.where('state', '=', 'open').where('closesOn', '<', today)
  if (state === 'open') asked = asked.where('state', '=', 'open').where((eb) => eb.or([eb('closesOn', 'is', null), eb('closesOn', '>=', today)]))
  const { total } = await asked.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await asked
    .select(['id', 'body', 'source', 'state', 'closesOn', 'updatedAt'])
    .orderBy('updatedAt', 'desc').orderBy('id')
    .limit(postingPageSize).offset(page * postingPageSize)
    .execute()
  return { postings: rows.map((row) => rowOf(row, today)), total, states: await countStates(tx, today), sources: await countSources(tx) }
}

function rowOf(row: Pick<PostingTable, 'body' | 'source' | 'state' | 'closesOn' | 'updatedAt'>, today: string): PostingRow {
  const { id, title, institution, publishedOn, closesOn, sample } = postingOf(row.body, 0)
  return { id, title, institution, publishedOn, closesOn, sample, state: stateOn(today, row), source: row.source, updatedAt: row.updatedAt }
}

async function countStates(tx: Tx, today: string): Promise<OfficePostings['states']> {
  const over = sql<number>`case when "closesOn" is not null and "closesOn" < ${today} then 1 else 0 end`
  const rows = await tx.selectFrom('postings').select(['state', over.as('over'), (eb) => eb.fn.countAll<number>().as('count')]).groupBy(['state', 'over']).execute()
  const count = (state: PostingState): number =>
    rows.filter((row) => (row.state === 'withdrawn' ? 'withdrawn' : row.over === 1 ? 'closed' : 'open') === state).reduce((sum, row) => sum + row.count, 0)
  return { open: count('open'), closed: count('closed'), withdrawn: count('withdrawn') }
}

async function countSources(tx: Tx): Promise<OfficePostings['sources']> {
  const counts = await tx.selectFrom('postings').select(['source', (eb) => eb.fn.countAll<number>().as('count')]).groupBy('source').execute()
  const named = await tx.selectFrom('postingSources').select(['id', 'name']).execute()
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const ids = new Set([byHand, ...named.map(({ id }) => id), ...counts.map(({ source }) => source)])
  return [...ids].map((id) => ({ id, name: names.get(id) ?? null, count: counts.find(({ source }) => source === id)?.count ?? 0 }))
}

/** One posting as the office reads it. */
export async function readPosting(tx: Tx, id: string, today: string): Promise<OfficePosting | undefined> {
  const row = await tx.selectFrom('postings').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const source = await tx.selectFrom('postingSources').select('name').where('id', '=', row.source).executeTakeFirst()
  const { withdrawnBy, createdAt, updatedAt } = row
  const posting = postingOf(row.body, row.since)
  return { posting, codes: wordsOfCodes(posting), state: stateOn(today, row), source: { id: row.source, name: source?.name ?? null }, withdrawnBy, createdAt, updatedAt }
}
