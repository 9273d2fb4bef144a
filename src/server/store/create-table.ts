import type { Kysely } from 'kysely'
import { differenceOf } from './engine.ts'

/** What a column holds; with a question mark it may be null. Truth and counts are numbers, all else is text. */
export type Column = 'text' | 'text?' | 'number' | 'number?'

/** Makes a table of a migration, its key named after it. */
export async function createTable(
  db: Kysely<unknown>,
  table: string,
  columns: Readonly<Record<string, Column>>,
  key: readonly string[],
): Promise<void> {
  const { text } = differenceOf(db)
  let building = db.schema.createTable(table)
  for (const [name, kind] of Object.entries(columns)) {
    const type = kind.startsWith('text') ? text : 'bigint'
    building = building.addColumn(name, type, (it) => (kind.endsWith('?') ? it : it.notNull()))
  }
  await building.addPrimaryKeyConstraint(`${table}Key`, key as never[]).execute()
}
