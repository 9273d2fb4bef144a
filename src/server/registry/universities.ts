import { sameJson } from '../../domain/json.ts'
import { type University, universitySchema } from '../../domain/university.ts'
import { hold } from '../store/engine.ts'
import type { Tx } from '../store/schema.ts'

/** A university as the table holds it. `rev` grows with every change, so that nobody writes over what they did not see. */
export interface KnownUniversity {
  university: University
  rev: number
  updatedAt: string
}

/** Keeps everybody else from changing universities until the transaction ends: an import compares before it writes. */
export const holdUniversities = (tx: Tx): Promise<void> => hold(tx, 'universities')

/** Every university, by id. */
export async function allUniversities(tx: Tx): Promise<KnownUniversity[]> {
  const rows = await tx.selectFrom('universities').select(['body', 'rev', 'updatedAt']).orderBy('id').execute()
  return rows.map(read)
}

/** One university, or undefined. */
export async function findUniversity(tx: Tx, id: string): Promise<KnownUniversity | undefined> {
  const row = await tx.selectFrom('universities').select(['body', 'rev', 'updatedAt']).where('id', '=', id).executeTakeFirst()
  return row && read(row)
}

const read = ({ body, rev, updatedAt }: { body: string; rev: number; updatedAt: string }): KnownUniversity => ({
  university: universitySchema.parse(JSON.parse(body)),
  rev,
  updatedAt,
})

/**
 * Stores a university in place of the one with its id; what is stored already is not stored again. The catalogue learns
 * it from `publishUniversities` alone. Returns whether anything changed.
 */
export async function putUniversity(tx: Tx, university: University, now: number): Promise<boolean> {
  const before = await findUniversity(tx, university.id)
  if (before && sameJson(before.university, university)) return false
  const row = { body: JSON.stringify(university), member: university.member ? 1 : 0, updatedAt: new Date(now).toISOString() } as const
  if (before) await tx.updateTable('universities').set({ ...row, rev: before.rev + 1 }).where('id', '=', university.id).execute()
  else await tx.insertInto('universities').values({ id: university.id, ...row, rev: 1 }).execute()
  return true
}
