import type { Piece, PostingsEdition } from '../../api/postings.ts'
import { type Standing, weightOf } from './standing.ts'

/** Which pieces lead from what is here to an edition. */
export interface Plan {
  /** Everything; else what changed since, oldest first. */
  whole: boolean
  headings: readonly Piece[]
  texts: readonly Piece[]
}

/** The plan that needs nothing to be here. */
export const wholePlan = ({ everything }: PostingsEdition): Plan => ({ whole: true, ...everything })

/** The lighter way to an edition, counting texts only where they are to come along. */
export function planFor(page: PostingsEdition, here: Standing | null, withTexts: boolean): Plan {
  const whole = wholePlan(page)
  const first = here === null ? -1 : page.steps.findIndex(({ from }) => from === here.edition)
  if (first < 0) return whole
  const steps = page.steps.slice(first)
  const changes: Plan = { whole: false, headings: steps.flatMap(({ headings }) => headings), texts: steps.flatMap(({ texts }) => texts) }
  const weight = ({ headings, texts }: Plan) => weightOf(withTexts ? [...headings, ...texts] : headings)
  return weight(changes) < weight(whole) ? changes : whole
}
