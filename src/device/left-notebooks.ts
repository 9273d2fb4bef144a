import { databasesOf, type Environment } from './environment.ts'
import { isUntouchable } from './storage/faults.ts'
import type { Gateway } from './storage/gateway.ts'
import { accountOfDatabase, type NotebookDatabase, openNotebookDatabase } from './storage/notebook-database.ts'

/**
 * Deletes notebooks on this device that are nobody's now: that of `doomed`, who signed out here, and all that hold
 * nothing unsent. One whose owner's session ended before all was sent is kept for that owner, unseen, whoever signs in
 * meanwhile. Resolves to whether the doomed one is gone.
 */
export async function clearLeftNotebooks(owner: string | null, doomed: string | null, environment: Environment): Promise<boolean> {
  let gone = true
  for (const { name } of await databasesOf(environment).databases()) {
    const account = name === undefined ? null : accountOfDatabase(name)
    if (account === null || account === owner) continue
    const database = openNotebookDatabase(account, environment)
    if (account !== doomed && (await holdsUnsent(database, environment))) database.close()
    else if (!(await database.destroy()) && account === doomed) gone = false
  }
  return gone
}

/** One that can't be read here may hold something: it is left alone. */
async function holdsUnsent(database: Gateway<NotebookDatabase>, environment: Environment): Promise<boolean> {
  const { exportUnsent } = await import('./export.ts')
  try {
    return (await database.run((open) => exportUnsent(open, environment))) !== null
  } catch (error) {
    if (isUntouchable(error)) return true
    throw error
  }
}
