import { type AnswerId, answerIds, blank, type GivenAnswers } from './variables.ts'

/**
 * In a class an answer stands only where at least so many people gave another one than most. With one or two others,
 * whoever knows what these said (they may be those themselves) would know of everybody else; with three, the one who was
 * not asked leaves it open. People without an answer make nothing open: most of them are taken to be like the others.
 */
export const leastOthers = 3

/** The answers of a class that are blanked: all that nearly everybody of it gave alike. */
export function blankedIn(people: readonly { readonly answers: GivenAnswers }[]): AnswerId[] {
  return answerIds.filter((id) => {
    const counts = new Map<string, number>()
    for (const { answers } of people) if (answers[id] !== blank) counts.set(answers[id], (counts.get(answers[id]) ?? 0) + 1)
    const given = [...counts.values()]
    const others = given.reduce((sum, count) => sum + count, 0) - given.reduce((most, count) => Math.max(most, count), 0)
    return others < leastOthers
  })
}

/** The answers with some of them blanked. */
export const withBlanks = (answers: GivenAnswers, blanked: readonly AnswerId[]): GivenAnswers =>
  Object.fromEntries(answerIds.map((id) => [id, blanked.includes(id) ? blank : answers[id]])) as GivenAnswers
