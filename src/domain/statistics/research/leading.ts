import { type AnswerId, any, ofWork, type Researched } from './variables.ts'

/**
 * Of whose work a contract can hardly be: one's own firm of a professor, a term of somebody who works for themselves. Where
 * people of several kinds of work are written alike, such a contract would tell them apart again.
 */
const hardlyOf: Readonly<Record<string, readonly string[]>> = {
  own: ['univ', 'pri', 'gov', 'school'],
  tenureTrack: ['company', 'startup', 'self', 'gov', 'npo', 'school'],
  permanent: ['self'],
  fixed: ['self'],
}

/** Whether somebody with this work may have given this contract. No answer is always thinkable. */
export const isThinkable = (work: string, contract: string): boolean => hardlyOf[contract]?.includes(work) !== true

/**
 * The answers of a class that would lead back to what was coarsened: who has any that are asked of those who work does work,
 * and a contract may tell where. Blanked for the whole class, so that all of it stays alike.
 */
export function leadingOn(people: readonly Researched[], work: string): AnswerId[] {
  if (work === any) return [...ofWork]
  const kinds = [...new Set(people.map(({ identifying }) => identifying.work))]
  const given = new Set(people.map(({ answers }) => answers.contract))
  return kinds.length > 1 && kinds.some((kind) => [...given].some((contract) => !isThinkable(kind, contract))) ? ['contract'] : []
}
