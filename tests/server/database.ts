import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Which database the tests of this project run on. */
    store: 'sqlite' | 'postgresql'
    /** The cluster of this run; null where there is none. */
    postgresql: string | null
  }
}

export const store = inject('store')

/**
 * An empty database for one test, as `DATABASE_URL` names it: a schema of its own in the run's cluster, gone when the test
 * ends. Null on SQLite, which begins with an empty folder.
 */
export const freshDatabase = async (): Promise<string | null> => (store === 'sqlite' ? null : freshPostgres())

/** An empty PostgreSQL database for one test, whatever the project. */
export async function freshPostgres(): Promise<string> {
  const schema = `house_${randomBytes(6).toString('hex')}`
  await ask(`create schema ${schema}`)
  onTestFinished(() => ask(`drop schema ${schema} cascade`))
  return `${cluster()}?application_name=${schema}&options=${encodeURIComponent(`-c search_path=${schema}`)}`
}

function cluster(): string {
  const url = inject('postgresql')
  if (url === null) throw new Error('this test needs PostgreSQL')
  return url
}

async function ask(statement: string): Promise<void> {
  const client = new pg.Client(cluster())
  await client.connect()
  await client.query(statement)
  await client.end()
}
