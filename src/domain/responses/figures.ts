import { type Campaign } from '../campaign.ts'
import { type CampaignFigures, type Figure, figureStep } from '../figures.ts'
import { type Answers, isDeclined } from '../questionnaire/answers.ts'
import type { Definition, Item } from '../questionnaire/definition.ts'
import { itemsOf, shownItems } from '../questionnaire/evaluate.ts'
import { codesIn, readAnswer, valueAt } from '../questionnaire/read-answer.ts'

/** One question is published only when this many steps of people answered it. */
const leastSteps = 3

/** Rounded to the nearest step. */
const rounded = (count: number): number => Math.round(count / figureStep) * figureStep

/** Gathers answers one by one, so that a whole campaign need not stand in memory. */
export interface Gathering {
  /** Adds one person's sealed answers; `definition` is the version that was answered. */
  add(definition: Definition, answers: Answers): void
  /** What may be published of it, by the rule of `domain/figures.ts`. `now` is ISO 8601. */
  publish(campaign: Campaign, title: Definition, now: string): CampaignFigures
}

/** Whether counts of its answers say something: a text or a month does not. */
const isCounted = ({ type }: Item): boolean =>
  ['single', 'multi', 'scale', 'country', 'prefecture', 'jobType', 'researchField'].includes(type)

/** Begins to count what people answered. */
export function gatherFigures(referenceDate: string): Gathering {
  const bases = new Map<string, number>()
  const counts = new Map<string, Map<string, number>>()
  let people = 0
  return {
    add(definition, answers) {
      people += 1
      const shown = shownItems(definition, answers, referenceDate)
      for (const item of itemsOf(definition)) {
        if (!isCounted(item) || !shown.has(item.id)) continue
        const answer = readAnswer(item, valueAt(answers, item.id))
        if (answer === undefined || isDeclined(answer)) continue
        const codes = typeof answer === 'number' ? [String(answer)] : (codesIn(answer) ?? [])
        const of = counts.get(item.id) ?? new Map<string, number>()
        counts.set(item.id, of)
        bases.set(item.id, (bases.get(item.id) ?? 0) + 1)
        for (const code of codes) of.set(code, (of.get(code) ?? 0) + 1)
      }
    },
    publish(campaign, { id, version }, now) {
      const figures = [...counts].flatMap(([item, of]): Figure[] => {
        const base = bases.get(item) ?? 0
        if (base < leastSteps * figureStep) return []
        const safe = [...of].map(([code, count]) => [code, count < figureStep ? null : rounded(count)] as const)
        return [{ item, base: rounded(base), counts: Object.fromEntries(safe) }]
      })
      return { campaign: campaign.id, title: campaign.title, definition: { id, version }, publishedAt: now, answered: rounded(people), figures }
    },
  }
}
