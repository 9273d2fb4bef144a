import type { Heading, PostingTexts } from '../../../domain/posting/posting.ts'
import type { PostingsHere } from '../postings.ts'

/**
 * The postings of the catalogue database as a search reads them: by the browser's own calls, for Dexie would be most of
 * the worker. Nothing is written from here, and the database is never made: where it is missing, there are no postings.
 */

/** A posting as it is stored. */
export interface StoredPosting {
  id: string
  mark: string
  heading: Heading
  texts: PostingTexts | null
}

/** What is stored of all postings together, as far as a search goes by it. */
export interface StoredHere {
  edition: number
  digest: string
  texts: PostingsHere['texts']
  /** Where the texts are that are missing. */
  missing: readonly unknown[]
}

/** Names what is stored: other postings, or other texts of them, have another name. */
export const stateOf = (here: StoredHere | null): string => (here ? `${here.edition} ${here.digest} ${here.texts} ${here.missing.length}` : '')

/** Names what is stored of one posting: its mark, or that its texts are not here. */
export const keyOf = ({ mark, texts }: { mark: string; texts: unknown }): string => (texts === null ? '' : mark)

/** What differs between an index and what is stored. */
export interface Changes {
  here: StoredHere
  /** By their ids: what is in the index as it is stored. */
  same: ReadonlySet<string>
  /** What is not in the index, or in it as it is no more. */
  others: readonly StoredPosting[]
}

export interface StoredPostings {
  /** Null: there are none. */
  here(): Promise<StoredHere | null>
  /**
   * Hands on every posting in the order of the ids, a batch at a time, and says of what state they all are: nothing is
   * written to them meanwhile. `begin` is called before. Null: there are none.
   */
  all(begin: (here: StoredHere) => void, take: (postings: readonly StoredPosting[]) => void): Promise<StoredHere | null>
  /**
   * Compares what is stored with the keys (see `keyOf`) of what is indexed. Null: there are no postings, or more than
   * `most` of them differ.
   */
  changes(indexed: ReadonlyMap<string, string>, most: number): Promise<Changes | null>
}

/** The browser's databases. */
export type Databases = Pick<typeof globalThis, 'indexedDB' | 'IDBKeyRange'>

const name = 'jgrad-catalogue'
const batch = 50

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('a reading failed')))
  })

/** Hands on every key of an index made of several fields, without reading what it leads to. */
const eachKey = (index: IDBIndex, take: (key: string[]) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = index.openKeyCursor()
    request.addEventListener('success', () => {
      const cursor = request.result
      if (!cursor) {
        resolve()
        return
      }
      take(cursor.key as string[])
      cursor.continue()
    })
    request.addEventListener('error', () => reject(request.error ?? new Error('a reading failed')))
  })

/** Opens it; null where there is no such database, or none that has postings. */
async function open(databases: IDBFactory): Promise<IDBDatabase | null> {
  const request = databases.open(name)
  let missing = false
  request.addEventListener('upgradeneeded', () => {
    missing = true
    request.transaction?.abort()
  })
  try {
    const database = await answerOf(request)
    if (['postings', 'postingsHere'].every((store) => database.objectStoreNames.contains(store))) return database
    database.close()
    return null
  } catch (error) {
    if (missing) return null
    throw error
  }
}

/** What a search may read of the postings here. */
export function openStoredPostings({ indexedDB: databases, IDBKeyRange: ranges }: Databases): StoredPostings {
  /** Opened for each reading: an open connection would hold up whoever replaces or deletes the database. */
  async function read<T>(work: (transaction: IDBTransaction) => Promise<T>): Promise<T | null> {
    const database = await open(databases)
    if (!database) return null
    database.addEventListener('versionchange', () => database.close())
    try {
      return await work(database.transaction(['postings', 'postingsHere'], 'readonly'))
    } finally {
      database.close()
    }
  }

  const hereIn = async (transaction: IDBTransaction): Promise<StoredHere | null> =>
    ((await answerOf(transaction.objectStore('postingsHere').get('here'))) as StoredHere | undefined) ?? null

  return {
    here: () => read(hereIn),
    all: (begin, take) =>
      read(async (transaction) => {
        const here = await hereIn(transaction)
        if (!here) return null
        begin(here)
        const store = transaction.objectStore('postings')
        for (let after: string | null = null; ; ) {
          const range: IDBKeyRange | null = after === null ? null : ranges.lowerBound(after, true)
          const postings = (await answerOf(store.getAll(range, batch))) as StoredPosting[]
          const last = postings.at(-1)
          if (!last) return here
          take(postings)
          after = last.id
        }
      }),
    changes: (indexed, most) =>
      read(async (transaction) => {
        const here = await hereIn(transaction)
        if (!here) return null
        const store = transaction.objectStore('postings')
        const lacking = new Set((await answerOf(store.index('lacks').getAllKeys())).map(String))
        const same = new Set<string>()
        const differ: string[] = []
        await eachKey(store.index('[id+mark]'), ([id = '', mark = '']) => {
          if (indexed.get(id) === (lacking.has(id) ? '' : mark)) same.add(id)
          else differ.push(id)
        })
        if (differ.length > most || indexed.size - same.size > most) return null
        const others = await Promise.all(differ.map((id) => answerOf(store.get(id)) as Promise<StoredPosting>))
        return { here, same, others }
      }),
  }
}
