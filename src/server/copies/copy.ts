import { readMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import {
  type Cell, countRows, dropTables, insertRows, knownForm, migrate, readForm, readRows, readTables, type TableShape,
} from '../store/structure.ts'
import { CopyProblem } from './problem.ts'

/** One piece of a copy on its way: a table, or rows of the table before it. */
export type Piece = { kind: 'table'; table: TableShape } | { kind: 'rows'; rows: Cell[][] }

/** How many rows each table of a copy has. */
export type Counts = Record<string, number>

/** A whole database on its way from one place to another. */
export interface Copy {
  /** The migrations that made its tables, in order. */
  form: readonly string[]
  pieces: AsyncIterable<Piece>
}

/**
 * All of a database as it is in this transaction, whatever others write meanwhile. Throws `CopyProblem` when there is
 * nothing in it.
 */
export async function readCopy(tx: Tx): Promise<Copy> {
  const form = await readForm(tx)
  if (form.length === 0) throw new CopyProblem('noDatabase')
  return { form, pieces: piecesOf(tx, await readTables(tx)) }
}

async function* piecesOf(tx: Tx, tables: readonly TableShape[]): AsyncGenerator<Piece> {
  for (const table of tables) {
    yield { kind: 'table', table }
    for await (const rows of readRows(tx, table)) yield { kind: 'rows', rows }
  }
}

/** Whether nobody is registered in a database, nothing is published, and nothing could be lost by writing over it. */
export async function isEmpty(tx: Tx): Promise<boolean> {
  const there = new Set((await readTables(tx)).map(({ name }) => name))
  for (const table of ['accounts', 'editions']) {
    if (there.has(table) && (await countRows(tx, table)) > 0) return false
  }
  return !there.has('meta') || (await readMeta(tx, 'moved')) === undefined
}

/**
 * Writes a copy in place of everything that is in the database, and brings it up to the form of this code. Throws
 * `CopyProblem` for a form that this code does not know, and an error when what then stands there is not what was read.
 */
export async function writeCopy(tx: Tx, { form, pieces }: Copy): Promise<Counts> {
  const known = knownForm()
  if (form.length === 0 || form.some((name) => !known.includes(name))) throw new CopyProblem('newerCopy')
  await dropTables(tx)
  await migrate(tx, form.at(-1))
  const there = new Map((await readTables(tx)).map((table) => [table.name, table]))
  const counts: Counts = {}
  let current: TableShape | undefined
  for await (const piece of pieces) {
    if (piece.kind === 'table') {
      const own = there.get(piece.table.name)
      if (!own || !isSameSet(own.columns, piece.table.columns)) throw new CopyProblem('damagedCopy')
      current = piece.table
      // A new database has nothing yet but what its migrations put there, which the copy has too.
      counts[current.name] = 0
    } else {
      if (!current) throw new CopyProblem('damagedCopy')
      await insertRows(tx, current, piece.rows)
      counts[current.name] = (counts[current.name] ?? 0) + piece.rows.length
    }
  }
  for (const [table, count] of Object.entries(counts)) {
    const standing = await countRows(tx, table)
    if (standing !== count) throw new Error(`${table} has ${standing} rows after ${count} were copied`)
  }
  await migrate(tx)
  return counts
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && new Set([...one, ...other]).size === one.length

/** All rows of a copy together. */
export const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)
