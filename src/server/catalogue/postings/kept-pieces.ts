import type { Piece, PostingsEdition } from '../../../api/postings.ts'
import type { Store } from '../../store/store.ts'
import type { Tx } from '../../store/schema.ts'
import type { File } from './file.ts'

/** For so long a phone that read an older edition still finds its pieces, in milliseconds. */
const lingerFor = 2 * 24 * 60 * 60_000

/** Written at once: few enough that others write in between. */
const atOnce = 8
const namedAtOnce = 400

/** Every piece that an edition names, by its hash. */
export function piecesOf(page: PostingsEdition | null): Map<string, Piece> {
  const sets = page === null ? [] : [page.everything, ...page.steps]
  return new Map(sets.flatMap(({ headings, texts }) => [...headings, ...texts]).map((piece) => [piece.hash, piece]))
}

/** Writes pieces as they are made, before an edition names them. */
export function openPieceStore({ write }: Pick<Store, 'write'>) {
  let waiting: { piece: Piece; body: string }[] = []
  async function flush(): Promise<void> {
    const rows = waiting.map(({ piece: { hash, bytes, gzipped }, body }) => ({ hash, bytes, gzipped, body, unnamedAt: null }))
    waiting = []
    if (rows.length === 0) return
    await write(async (tx) => {
      for (const row of rows) {
        await tx
          .insertInto('pieces')
          .values(row)
          // One that fell out lately is wanted again.
          .onConflict((conflict) => conflict.column('hash').doUpdateSet({ unnamedAt: null }).where('pieces.unnamedAt', 'is not', null))
          .execute()
      }
    })
  }
  const keep = async ({ piece, body }: File): Promise<void> => {
    if (body === null) return
    waiting.push({ piece, body })
    if (waiting.length >= atOnce) await flush()
  }
  return { keep, flush }
}

/**
 * Notes since when pieces are not named by the newest edition, `page`: those that just fell out, and those of an edition
 * that never came about. Removes what fell out two days ago, and the editions that named it.
 */
export async function removeOldPieces(tx: Tx, page: PostingsEdition | null, now: number): Promise<void> {
  const named = piecesOf(page)
  const kept = await tx.selectFrom('pieces').select(['hash', 'unnamedAt']).execute()
  const fallen = kept.filter(({ hash, unnamedAt }) => unnamedAt === null && !named.has(hash))
  // Another server's, which it was about to name when this edition came: it was overtaken, and begins anew.
  const risen = kept.filter(({ hash, unnamedAt }) => unnamedAt !== null && named.has(hash))
  for (const hashes of inParts(fallen)) await tx.updateTable('pieces').set({ unnamedAt: new Date(now).toISOString() }).where('hash', 'in', hashes).execute()
  for (const hashes of inParts(risen)) await tx.updateTable('pieces').set({ unnamedAt: null }).where('hash', 'in', hashes).execute()

  const long = new Date(now - lingerFor).toISOString()
  await tx.deleteFrom('pieces').where('unnamedAt', '<', long).execute()
  const last = await tx
    .selectFrom('editions')
    .select('edition')
    .where('kind', '=', 'postings')
    .where('publishedAt', '<', long)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst()
  // The last of that time was followed by the next one later: it may just have been read.
  if (last) await tx.deleteFrom('editions').where('kind', '=', 'postings').where('edition', '<', last.edition).execute()
}

function* inParts(rows: readonly { hash: string }[]): Generator<string[]> {
  for (let from = 0; from < rows.length; from += namedAtOnce) yield rows.slice(from, from + namedAtOnce).map(({ hash }) => hash)
}
