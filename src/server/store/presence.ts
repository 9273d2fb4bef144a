import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { CannotOpen } from './engine.ts'

/** How long to wait for somebody who is just going, in milliseconds: a server that is to stop does so within five seconds. */
const patience = { shared: 7000, alone: 1000 }

/**
 * Says that an SQLite database is in use, by a lock on a file beside it that ends with the process, however it ends.
 * `shared`: by a server, of which there may be several; `alone`: by something that must not meet one. Returns how to let
 * go. Throws `CannotOpen` when another process is in the way.
 */
export function takePlace(path: string, use: 'shared' | 'alone'): () => void {
  const file = `${path}.lock`
  // SQLite's own locks, which Node has no other way to take. Without a log: with one, readers do not keep writers out.
  const lock = new DatabaseSync(file, { timeout: patience[use] })
  try {
    chmodSync(file, 0o600)
    lock.exec(use === 'alone' ? 'begin exclusive' : 'begin; select count(*) from sqlite_schema')
  } catch (failure) {
    lock.close()
    if (failure instanceof Error && /locked|busy/.test(failure.message)) throw new CannotOpen('databaseBusy', { database: path }, failure)
    throw failure
  }
  return () => lock.close()
}
