import type { Tx } from './schema.ts'

/** One published file. `body` is its exact text; `hash` the SHA-256 of it. */
export interface PublishedEdition {
  kind: string
  edition: number
  hash: string
  bytes: number
  body: string
}

const columns = ['kind', 'edition', 'hash', 'bytes', 'body'] as const

/** The newest edition of a kind. */
export const newestEdition = (tx: Tx, kind: string): Promise<PublishedEdition | undefined> =>
  tx.selectFrom('editions').select(columns).where('kind', '=', kind).orderBy('edition', 'desc').limit(1).executeTakeFirst()

/** Which edition of a kind is the newest, without its text. */
export const newestEditionOf = (tx: Tx, kind: string): Promise<Pick<PublishedEdition, 'edition' | 'hash'> | undefined> =>
  tx.selectFrom('editions').select(['edition', 'hash']).where('kind', '=', kind).orderBy('edition', 'desc').limit(1).executeTakeFirst()

/** The newest edition of every kind, without its text. */
export const newestEditions = (tx: Tx): Promise<Omit<PublishedEdition, 'body'>[]> =>
  tx
    .selectFrom('editions')
    .select(['kind', 'edition', 'hash', 'bytes'])
    .where((eb) =>
      eb(
        eb.refTuple('kind', 'edition'),
        'in',
        eb
          .selectFrom('editions')
          .select(({ fn }) => ['kind', fn.max('edition').as('edition')])
          .groupBy('kind')
          .$asTuple('kind', 'edition'),
      ),
    )
    .orderBy('kind')
    .execute()

/** One edition by its number, old ones too. */
export const findEdition = (tx: Tx, kind: string, edition: number): Promise<PublishedEdition | undefined> =>
  tx.selectFrom('editions').select(columns).where('kind', '=', kind).where('edition', '=', edition).executeTakeFirst()

/** Adds an edition. Throws when its number is taken: a published one never changes. */
export async function addEdition(tx: Tx, edition: PublishedEdition, publishedAt: string): Promise<void> {
  await tx.insertInto('editions').values({ ...edition, publishedAt }).execute()
}
