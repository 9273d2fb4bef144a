import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { begin, type Beginning, beginnings } from '../beginnings.ts'

/**
 * Databases of houses that are used again: one schema each, of a cluster that is nobody else's. Emptying one and filling it
 * from a schema that is kept as a pattern takes a tenth of the time that its tables take to make.
 */

/** A database that is one test's until `release`. */
export interface Ready {
  schema: string
  /** Lets the next test have it. Whoever used it must have left. */
  release: () => Promise<void>
}

const patternOf = (beginning: Beginning): string => `ready_${beginning}`

/** The address of one schema of a cluster, as `DATABASE_URL` names it. */
export const addressOf = (cluster: string, schema: string): string =>
  `${cluster}?application_name=${schema}&options=${encodeURIComponent(`-c search_path=${schema}`)}`

/** Makes the patterns of a new cluster, and the list of what is ready. */
export async function preparePatterns(cluster: string): Promise<void> {
  const client = await connect(cluster)
  await client.query('create schema ready; create table ready.houses (schema text primary key, form text not null, free boolean not null)')
  for (const pattern of beginnings.map(patternOf)) await client.query(`create schema ${pattern}`)
  await client.end()
  for (const beginning of beginnings) await begin({ kind: 'postgresql', url: addressOf(cluster, patternOf(beginning)) }, beginning)
}

/** Takes a database that nobody uses, as it is after `beginning`; makes one when there is none. */
export async function takeReady(cluster: string, beginning: Beginning): Promise<Ready> {
  const client = await keptConnection(cluster)
  const schema = (await takeFree(client)) ?? (await makeOne(client, cluster))
  await fill(client, schema, patternOf(beginning))
  const release = async () => void (await client.query('update ready.houses set free = true where schema = $1', [schema]))
  return { schema, release }
}

const kept = new Map<string, Promise<pg.Client>>()

/** One connection of this process for all its tests: a new one would have to learn of all tables anew. */
function keptConnection(cluster: string): Promise<pg.Client> {
  const known = kept.get(cluster)
  if (known) return known
  const opening = connect(cluster)
  kept.set(cluster, opening)
  // It ends with the cluster, when all tests are over.
  void opening.then((client) => client.on('error', () => kept.delete(cluster)))
  return opening
}

async function takeFree(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ schema: string; form: string }>(`update ready.houses set free = false
    where schema = (select schema from ready.houses where free limit 1 for update skip locked) returning schema, form`)
  const [found] = rows
  if (found === undefined) return null
  // A test may have changed the tables themselves.
  if ((await formOf(client, found.schema)) === found.form) return found.schema
  await client.query(`drop schema ${found.schema} cascade`)
  await client.query('delete from ready.houses where schema = $1', [found.schema])
  return takeFree(client)
}

async function makeOne(client: pg.Client, cluster: string): Promise<string> {
  const schema = `house_${randomBytes(6).toString('hex')}`
  await client.query(`create schema ${schema}`)
  await begin({ kind: 'postgresql', url: addressOf(cluster, schema) }, 'tables')
  await client.query('insert into ready.houses values ($1, $2, false)', [schema, await formOf(client, schema)])
  return schema
}

/** Puts the rows of the pattern in the place of all rows, past what refuses to delete and asks for an order. */
async function fill(client: pg.Client, schema: string, pattern: string): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = quote_ident($1)::regnamespace`, [schema])
  const refilled = tables.flatMap(({ name }) => [
    `delete from ${schema}.${name}`, `insert into ${schema}.${name} select * from ${pattern}.${name}`,
  ])
  await client.query(['begin', 'set local session_replication_role = replica', ...refilled, 'commit'].join(';'))
}

/** All that a schema is made of, without its rows, as one hash. */
async function formOf(client: pg.Client, schema: string): Promise<string> {
  const { rows } = await client.query<{ form: string }>(
    `with tables as (select * from pg_class where relnamespace = quote_ident($1)::regnamespace),
      parts as (
        select concat_ws(' ', relname, relkind, attname, attnum, atttypid, attnotnull) as part
          from tables left join pg_attribute on attrelid = tables.oid and attnum > 0
        union all select concat_ws(' ', relname, conname, contype, convalidated) from tables join pg_constraint on conrelid = tables.oid
        union all select concat_ws(' ', relname, tgname, tgenabled) from tables join pg_trigger on tgrelid = tables.oid and not tgisinternal
        union all select concat_ws(' ', proname, prosrc) from pg_proc where pronamespace = quote_ident($1)::regnamespace)
    select md5(string_agg(part, ',' order by part)) as form from parts`, [schema])
  return rows[0]?.form ?? ''
}

async function connect(cluster: string): Promise<pg.Client> {
  const client = new pg.Client(cluster)
  await client.connect()
  return client
}
