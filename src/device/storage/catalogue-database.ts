import { Dexie, type Table } from 'dexie'
import type { Environment } from '../environment.ts'
import { type Gateway, openGateway } from './gateway.ts'

/** The newest edition of one kind, as its file said. */
export interface StoredEdition {
  kind: string
  edition: number
  hash: string
  body: unknown
}

/** What the office published. It can be fetched again, so it need not be written as durably as a notebook. */
export class CatalogueDatabase extends Dexie {
  declare editions: Table<StoredEdition, string>

  constructor(environment: Environment) {
    super('jgrad-catalogue', { chromeTransactionDurability: 'relaxed', ...environment.databases })
    this.version(1).stores({ editions: 'kind' })
  }
}

export const openCatalogueDatabase = (environment: Environment): Gateway<CatalogueDatabase> =>
  openGateway(() => new CatalogueDatabase(environment))
