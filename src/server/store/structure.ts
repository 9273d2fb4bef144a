import { sql } from 'kysely'
import { CannotOpen, differenceOf, hold } from './engine.ts'
import { migrations } from './migrations.ts'
import { tables, type Tx } from './schema.ts'

/** The tables themselves: which there are, and in which of their forms. Every function works in one transaction. */

/**
 * Where it is written which migrations were done, in the form of Kysely's own migrator (which also had a table for a
 * lock). Its migrator itself reads the tables of all schemas there are, so that another program's get in its way.
 */
const formTable = 'kysely_migration'
const migrationTables = [formTable, 'kysely_migration_lock']

/** All that our tables hold, in either kind of database. */
export type Cell = string | number | null

export interface TableShape {
  name: string
  columns: string[]
}

/** Every table of this database with its columns, each after those it refers to. */
export async function readTables(tx: Tx): Promise<TableShape[]> {
  const all = await shapes(tx)
  const place = (name: string) => (tables as readonly string[]).indexOf(name)
  const last = (name: string) => (place(name) < 0 ? tables.length : place(name))
  return all.filter(({ name }) => !migrationTables.includes(name)).toSorted((a, b) => last(a.name) - last(b.name))
}

/** The names of the migrations that made this database what it is, in order; none for an empty one. */
export async function readForm(tx: Tx): Promise<string[]> {
  if (!(await shapes(tx)).some(({ name }) => name === formTable)) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(formTable)}`.execute(tx)
  return rows.map(({ name }) => name).toSorted()
}

/** Every migration that this code knows, in order. */
export const knownForm = (): string[] => Object.keys(migrations).toSorted()

/**
 * Brings the tables up to the form that ends with the migration `last`; the newest when left out. Throws `CannotOpen`
 * for a database whose form this code does not know: it was used by a newer one.
 */
export async function migrate(tx: Tx, last?: string): Promise<void> {
  // Two servers may start at once on one database.
  await hold(tx, 'migrations')
  const known = knownForm()
  const form = await readForm(tx)
  const unknown = form.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new CannotOpen('databaseNewer', { form: unknown })
  const wanted = last === undefined ? known : known.slice(0, known.indexOf(last) + 1)
  const missing = wanted.filter((name) => !form.includes(name))
  if (missing.length === 0) return
  await differenceOf(tx).takeTime(tx)
  await tx.schema
    .createTable(formTable)
    .ifNotExists()
    .addColumn('name', 'varchar(255)', (column) => column.notNull().primaryKey())
    .addColumn('timestamp', 'varchar(255)', (column) => column.notNull())
    .execute()
  for (const name of missing) {
    await migrations[name]?.up(tx)
    const timestamp = new Date().toISOString()
    await sql`insert into ${sql.table(formTable)} (name, timestamp) values (${name}, ${timestamp})`.execute(tx)
  }
}

/** Deletes our tables and everything in them; another program's, in the same database, are left alone. */
export async function dropTables(tx: Tx): Promise<void> {
  const ours = new Set<string>([...tables, ...migrationTables])
  const there = (await shapes(tx)).map(({ name }) => name).filter((name) => ours.has(name))
  await differenceOf(tx).drop(tx, there)
}

/** Every row of a table, some at a time, each as its values in the order of the columns. */
export async function* readRows(tx: Tx, { name, columns }: TableShape): AsyncGenerator<Cell[][]> {
  for await (const page of differenceOf(tx).rows(tx, name, columns)) {
    if (page.length > 0) yield page.map((row) => columns.map((column) => cellOf(row[column])))
  }
}

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) return value
  throw new TypeError(`a column holds a ${typeof value}, which is not a kind of value that copies know`)
}

/** How many rows a table has. */
export async function countRows(tx: Tx, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(tx)
  return rows[0]?.count ?? 0
}

const cellsAtOnce = 5000

/** Adds rows, given as their values in the order of the columns. */
export async function insertRows(tx: Tx, { name, columns }: TableShape, rows: readonly (readonly Cell[])[]): Promise<void> {
  const atOnce = Math.max(1, Math.floor(cellsAtOnce / columns.length))
  const all = tx as unknown as Tx<Record<string, Record<string, Cell>>>
  for (let first = 0; first < rows.length; first += atOnce) {
    const some = rows.slice(first, first + atOnce)
    const values = some.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])))
    await all.insertInto(name).values(values).execute()
  }
}

async function shapes(tx: Tx): Promise<TableShape[]> {
  const columns = Map.groupBy(await differenceOf(tx).columns(tx), ({ table }) => table)
  return [...columns].map(([name, found]) => ({ name, columns: found.map(({ column }) => column) }))
}
