import type { Kept } from '../../domain/coordinator/coarse.ts'
import type { Course } from '../../domain/coordinator/response.ts'
import type { Tx } from '../store/schema.ts'

/** What was told last of a university's people, and the counts behind it. Secret: what may be told is made of it. */
export interface Memory {
  readonly people: Kept | null
  /** By campaign. */
  readonly courses: Readonly<Record<string, Course>>
}

/** Under which name all universities together are remembered: no university is called so. */
export const everybody = '*'
/** The same, with the made-up people that the sample university's coordinator is shown. */
export const everybodyInSamples = '*samples'

/** What was told last, and on which day it was counted; undefined: nothing yet. */
export async function readMemory(tx: Tx, university: string): Promise<{ countedOn: string; memory: Memory } | undefined> {
  const row = await tx.selectFrom('coordinatorFigures').select(['countedOn', 'body']).where('university', '=', university).executeTakeFirst()
  return row && { countedOn: row.countedOn, memory: JSON.parse(row.body) as Memory }
}

/** Puts what is told now in the place of what was told before. */
export async function writeMemory(tx: Tx, university: string, countedOn: string, memory: Memory): Promise<void> {
  const body = JSON.stringify(memory)
  await tx
    .insertInto('coordinatorFigures')
    .values({ university, countedOn, body })
    .onConflict((conflict) => conflict.column('university').doUpdateSet({ countedOn, body }))
    .execute()
}
