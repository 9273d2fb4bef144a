import { randomBytes } from 'node:crypto'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { Beginning } from './beginnings.ts'
import { addressOf, takeReady } from './postgresql/ready.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Which database the tests of this project run on. */
    store: 'sqlite' | 'postgresql'
    /** The cluster of this run; null where there is none. */
    postgresql: string | null
    /** The folder with an SQLite file of each beginning; in the project of SQLite alone. */
    readyFiles: string
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
  return addressOf(cluster(), schema)
}

/**
 * A database for one test that began already, as `DATABASE_URL` names it; nobody else uses it until the test ends. Null on
 * SQLite: it is in `folder` then.
 */
export async function readyDatabase(folder: string, beginning: Beginning): Promise<string | null> {
  if (store === 'postgresql') return readyPostgres(beginning)
  await copyFile(join(inject('readyFiles'), `${beginning}.sqlite`), join(folder, 'jgrad.sqlite'))
  return null
}

/** The same in PostgreSQL, whatever the project. */
export async function readyPostgres(beginning: Beginning): Promise<string> {
  const { schema, release } = await takeReady(cluster(), beginning)
  onTestFinished(release)
  return addressOf(cluster(), schema)
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
