import { databasesOf, type Environment } from '../environment.ts'
import { DamagedDatabase, NewerDatabase } from './faults.ts'

/**
 * The browser's databases as Dexie may use them. Left alone, Dexie 4.4 opens a newer database with old code without a
 * word (it asks again without a version), and "repairs" one with missing parts by adding empty ones under a version of
 * its own. Both begin with a call that is refused here, before anything was written.
 */
function guarded(factory: IDBFactory, version: number): IDBFactory {
  return {
    open(name, asked) {
      if (asked === undefined) throw new NewerDatabase()
      if (asked > version) throw new DamagedDatabase()
      return factory.open(name, asked)
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (first, second) => factory.cmp(first, second),
  }
}

/** How Dexie opens a database of ours at `version` and at no other. */
export function databaseOptions(environment: Environment, version: number) {
  // The browser counts in tens of Dexie's versions.
  return { ...environment.databases, indexedDB: guarded(databasesOf(environment), Math.round(version * 10)) }
}
