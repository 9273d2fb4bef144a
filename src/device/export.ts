import { build, type Environment } from './environment.ts'
import type { Person } from './device.ts'
import { readSetAside } from './storage/damaged-rows.ts'
import type { NotebookDatabase } from './storage/notebook-database.ts'

/** Everything this device holds for a person, as readable JSON: what the server confirmed and what waits. */
export async function exportNotebook(database: NotebookDatabase, person: Person, environment: Environment): Promise<string> {
  const content = await database.transaction('r', database.tables, async () => ({
    received: await database.rows.toArray(),
    waiting: await database.pending.orderBy('order').toArray(),
    refused: await database.refused.toArray(),
    conflicts: await database.conflicts.toArray(),
    sealed: await database.sealed.toArray(),
    damaged: await readSetAside(database),
  }))
  return asText({ person, ...content }, environment)
}

/** What the server has not confirmed, as readable JSON; null when it has everything. */
export async function exportUnsent(database: NotebookDatabase, environment: Environment): Promise<string | null> {
  const waiting = await database.pending.orderBy('order').toArray()
  const sealed = await database.sealed.filter(({ state }) => state === 'unsent' || state === 'refused').toArray()
  const refused = await database.refused.toArray()
  const damaged = await readSetAside(database)
  if (waiting.length + sealed.length + refused.length + damaged.length === 0) return null
  return asText({ waiting, refused, sealed, damaged }, environment)
}

const asText = (content: object, environment: Environment): string =>
  JSON.stringify({ app: 'JGRAD', build, exportedAt: new Date(environment.now()).toISOString(), ...content }, null, 2)
