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

/** Writes pieces as they are made, before an edition names them. Should it never do so, they go like any that fell out. */
export function openPieceStore({ write }: Pick<Store, 'write'>, at: string) {
  let waiting: { piece: Piece; body: string }[] = []
  async function flush(): Promise<void> {
    const rows = waiting.map(({ piece: { hash, bytes, gzipped }, body }) => ({ hash, bytes, gzipped, body, unnamedAt: at }))
    waiting = []
    if (rows.length === 0) return
    await write(async (tx) => {
      for (const row of rows) {
        await tx
          .insertInto('pieces')
          .values(row)
          // One that fell out lately is wanted again; one that is named stays named.
          .onConflict((conflict) => conflict.column('hash').doUpdateSet({ unnamedAt: at }).where('pieces.unnamedAt', 'is not', null))
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

/** Notes which pieces the newest edition names, after it took the place of another one. */
export async function nameAnew(tx: Tx, before: PostingsEdition | null, after: PostingsEdition, at: string): Promise<void> {
  const [old, named] = [piecesOf(before), piecesOf(after)]
  const fallen = [...old.keys()].filter((hash) => !named.has(hash))
  const risen = [...named.keys()].filter((hash) => !old.has(hash))
  for (const hashes of inParts(fallen)) await tx.updateTable('pieces').set({ unnamedAt: at }).where('hash', 'in', hashes).execute()
  for (const hashes of inParts(risen)) await tx.updateTable('pieces').set({ unnamedAt: null }).where('hash', 'in', hashes).execute()
}

/** Removes what fell out two days ago, and the editions that named it. */
export async function removeOldPieces(tx: Tx, now: number): Promise<void> {
  await tx.deleteFrom('pieces').where('unnamedAt', '<', agoText(now)).execute()
  const last = await tx
    .selectFrom('editions')
    .select('edition')
    .where('kind', '=', 'postings')
    .where('publishedAt', '<', agoText(now))
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst()
  // The last of that time was followed by the next one later: it may just have been read.
  if (last) await tx.deleteFrom('editions').where('kind', '=', 'postings').where('edition', '<', last.edition).execute()
}

const agoText = (now: number): string => new Date(now - lingerFor).toISOString()

function* inParts(all: readonly string[]): Generator<string[]> {
  for (let from = 0; from < all.length; from += namedAtOnce) yield all.slice(from, from + namedAtOnce)
}
