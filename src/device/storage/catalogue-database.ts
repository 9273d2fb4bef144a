import { Dexie, type Table } from 'dexie'
import type { Environment } from '../environment.ts'
import { type Gateway, openGateway } from './gateway.ts'
import { databaseOptions } from './guarded.ts'

/** The newest edition of one kind, as its file said. Of the kind `postings` only where it is: `{href}`. */
export interface StoredEdition {
  kind: string
  edition: number
  hash: string
  body: unknown
}

/** A posting of the newest edition here, as it was parsed when it arrived. */
export interface StoredPosting {
  id: string
  mark: string
  heading: unknown
  /** Null: not here yet. */
  texts: unknown
  /** There while `texts` is null: so those are counted without reading them. */
  lacks?: 1
}

/** What is here of the postings, in one row under the name `here`; see `standing.ts` for what is in it. */
export interface StoredStanding {
  name: 'here'
  edition: number
  [more: string]: unknown
}

/** A picture of a story that the newest edition names. */
export interface StoredPicture {
  hash: string
  bytes: ArrayBuffer
}

const version = 3

/** What the office published. It can be fetched again, so it need not be written as durably as a notebook. */
export class CatalogueDatabase extends Dexie {
  declare editions: Table<StoredEdition, string>
  declare postings: Table<StoredPosting, string>
  /** The text of each piece that arrived of a download under way. */
  declare postingPieces: Table<{ hash: string; text: string }, string>
  declare postingsHere: Table<StoredStanding, string>
  declare pictures: Table<StoredPicture, string>

  constructor(environment: Environment) {
    super('jgrad-catalogue', { chromeTransactionDurability: 'relaxed', ...databaseOptions(environment, version) })
    this.version(1).stores({ editions: 'kind' })
    this.version(2).stores({ postings: 'id, [id+mark], lacks', postingPieces: 'hash', postingsHere: 'name' })
    this.version(version).stores({ pictures: 'hash' })
  }
}

export const openCatalogueDatabase = (environment: Environment): Gateway<CatalogueDatabase> =>
  openGateway(() => new CatalogueDatabase(environment), { replaceable: true })

/**
 * Makes room for a notebook on a full device: words of a person go before what can be fetched again. Nothing else can
 * go; Cache Storage holds only the running app, without which nothing opens offline. Never rejects: whether there is
 * room now is seen by trying again.
 */
export async function dropCatalogue(environment: Environment): Promise<void> {
  const catalogue = openCatalogueDatabase(environment)
  try {
    // In one: nobody sees postings without the row that says which they are.
    await catalogue.run((open) => open.transaction('rw', open.tables, () => Promise.all(open.tables.map((table) => table.clear()))))
  } catch (error) {
    console.warn('the catalogue could not make room', error)
  } finally {
    catalogue.close()
    await dropIndex()
  }
}

/** The index of the postings: of what is gone, and larger than that. */
async function dropIndex(): Promise<void> {
  try {
    await (await navigator.storage.getDirectory()).removeEntry('postings-index', { recursive: true })
  } catch (error) {
    console.info('no index made room', error)
  }
}
