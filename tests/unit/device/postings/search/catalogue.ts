import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Posting } from '../../../../../src/domain/posting/posting.ts'
import { digestOf, markOf } from '../../../../../src/domain/posting/digest.ts'
import type { Databases, StoredHere } from '../../../../../src/device/postings/search/stored-postings.ts'

/** A catalogue database with the stores that a search reads, as a taking writes them. */
export interface CatalogueModel {
  databases: Databases
  /** Makes these the postings that are here, in one transaction. */
  take(postings: readonly Posting[], here: Partial<StoredHere> & { edition: number }): Promise<void>
  /** As when room was needed for a notebook. */
  drop(): Promise<void>
}

/** A catalogue database; with `stores` false one that knows nothing of postings yet. */
export async function openCatalogueModel(stores = true): Promise<CatalogueModel> {
  const databases: Databases = { indexedDB: new IDBFactory(), IDBKeyRange }
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = databases.indexedDB.open('jgrad-catalogue', stores ? 20 : 10)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('editions', { keyPath: 'kind' })
      if (!stores) return
      const postings = request.result.createObjectStore('postings', { keyPath: 'id' })
      postings.createIndex('[id+mark]', ['id', 'mark'])
      postings.createIndex('lacks', 'lacks')
      request.result.createObjectStore('postingsHere', { keyPath: 'name' })
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
  })
  const write = (work: (transaction: IDBTransaction) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(['postings', 'postingsHere'], 'readwrite')
      transaction.objectStore('postings').clear()
      transaction.objectStore('postingsHere').clear()
      work(transaction)
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('not written')))
    })
  return {
    databases,
    async take(postings, here) {
      const rows = await Promise.all(
        postings.map(async ({ texts, ...heading }) => ({
          id: heading.id,
          mark: await markOf(heading, texts ?? { parts: {}, page: null, applyAt: null }),
          heading,
          texts,
          ...(texts === null ? { lacks: 1 } : {}),
        })),
      )
      const digest = await digestOf(rows)
      await write((transaction) => {
        for (const row of rows) transaction.objectStore('postings').put(row)
        transaction.objectStore('postingsHere').put({ name: 'here', digest, texts: 'all', missing: [], ...here })
      })
    },
    drop: () => write(() => {}),
  }
}
