import { Dexie, type Table } from 'dexie'
import type { Environment } from '../environment.ts'
import { type Gateway, openGateway } from './gateway.ts'
import { databaseOptions } from './guarded.ts'

/** The newest edition of one kind, as its file said. */
export interface StoredEdition {
  kind: string
  edition: number
  hash: string
  body: unknown
}

const version = 1

/** What the office published. It can be fetched again, so it need not be written as durably as a notebook. */
export class CatalogueDatabase extends Dexie {
  declare editions: Table<StoredEdition, string>

  constructor(environment: Environment) {
    super('jgrad-catalogue', { chromeTransactionDurability: 'relaxed', ...databaseOptions(environment, version) })
    this.version(version).stores({ editions: 'kind' })
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
    await catalogue.run((open) => open.editions.clear())
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
