import type { Campaign } from '../campaign.ts'
import { type CampaignFigures, type Figure, figureStep } from '../figures.ts'
import { type Answers, isDeclined } from '../questionnaire/answers.ts'
import type { Definition, Item } from '../questionnaire/definition.ts'
import { itemsOf, shownItems } from '../questionnaire/evaluate.ts'
import { codesIn, readAnswer, valueAt } from '../questionnaire/read-answer.ts'

/** One question is published only when this many steps of people answered it. */
const leastSteps = 3
/** Of every number behind a figure at least so many stay possible, whoever adds and takes away. */
const leastDoubt = figureStep / 2

/** Rounded to the nearest step. */
const rounded = (count: number): number => Math.round(count / figureStep) * figureStep

/** What was answered to one question: by how many, and how often each code. */
export interface Tally {
  /** Whether everybody chose just one code, so that the counts add up to the base. */
  one: boolean
  base: number
  counts: ReadonlyMap<string, number>
  /** Whether every code that could be chosen is among the counts; of a country nobody named nothing is said. */
  whole: boolean
}

/** Whole numbers from one to another. */
interface Span {
  from: number
  to: number
}
/** What a reader knows of a number that was rounded to this, and is at least `least`. */
const spanOf = (shown: number, least: number): Span =>
  ({ from: Math.max(least, shown - figureStep / 2), to: shown + figureStep / 2 - 1 })

/**
 * The figure of one question, or null where nothing may be said: too few answered, or the sums would tell too much.
 * Rounding alone does not hide everything: five times "fewer than ten" of about fifty is nine each.
 */
export function figureOf(item: string, { one, base, counts, whole }: Tally): Figure | null {
  if (base < leastSteps * figureStep) return null
  const shown = [...counts].map(([code, count]) => [code, count < figureStep ? null : rounded(count)] as const)
  // Which rare codes of a long list were named at all is told of none.
  const said = whole ? shown : shown.filter(([, count]) => count !== null)
  const about = spanOf(rounded(base), leastSteps * figureStep)
  const spans = said.map(([, count]): Span => {
    const span = count === null ? { from: 0, to: figureStep - 1 } : spanOf(count, figureStep)
    return { from: span.from, to: Math.min(span.to, about.to) }
  })
  const unsaid: Span[] = whole ? [] : [{ from: 0, to: about.to }]
  if (!staysInDoubt([...spans, ...unsaid], about, one)) return null
  return { item, base: rounded(base), counts: Object.fromEntries(said) }
}

/** Whether, from the others and the base, each number stays one of many. The counts add up to the base, or to more. */
function staysInDoubt(spans: readonly Span[], base: Span, one: boolean): boolean {
  const sum = (of: (span: Span) => number): number => spans.reduce((total, span) => total + of(span), 0)
  const [least, most] = [sum(({ from }) => from), sum(({ to }) => to)]
  const isWide = ({ from, to }: Span): boolean => to - from + 1 >= leastDoubt
  const baseLeft = { from: one ? Math.max(base.from, least) : base.from, to: Math.min(base.to, most) }
  return (
    isWide(baseLeft) &&
    spans.every(({ from, to }) =>
      isWide({ from: Math.max(from, base.from - (most - to)), to: one ? Math.min(to, base.to - (least - from)) : to }),
    )
  )
}

/** Gathers answers one by one, so that a whole campaign need not stand in memory. */
export interface Gathering {
  /** Adds one person's sealed answers; `definition` is the version that was answered. */
  add(definition: Definition, answers: Answers): void
  /** What may be published of it. `now` is ISO 8601. */
  publish(campaign: Campaign, now: string): CampaignFigures
}

/** Whether counts of its answers say something: of a text or a month they do not. */
const isCounted = ({ type }: Item): boolean =>
  ['single', 'multi', 'scale', 'country', 'prefecture', 'jobType', 'researchField'].includes(type)

/** Every code that a person could choose, where that is no well-known long list. */
function ownCodes(item: Item): string[] | null {
  if (item.type === 'single' || item.type === 'multi') return item.options.map(({ code }) => code)
  if (item.type === 'scale') return Array.from({ length: item.to - item.from + 1 }, (_, at) => String(item.from + at))
  return null
}

/** Begins to count what people answered. `referenceDate` (YYYY-MM-DD) is the campaign's. */
export function gatherFigures(referenceDate: string): Gathering {
  const tallies = new Map<string, Tally & { counts: Map<string, number> }>()
  const known = new Set<Definition>()
  let people = 0
  const prepare = (definition: Definition) => {
    if (known.has(definition)) return
    known.add(definition)
    for (const item of itemsOf(definition).filter(isCounted)) {
      const codes = ownCodes(item)
      const tally = tallies.get(item.id) ?? { one: true, base: 0, counts: new Map<string, number>(), whole: codes !== null }
      tallies.set(item.id, { ...tally, one: tally.one && item.type !== 'multi' })
      for (const code of codes ?? []) tally.counts.set(code, tally.counts.get(code) ?? 0)
    }
  }
  return {
    add(definition, answers) {
      prepare(definition)
      people += 1
      const shown = shownItems(definition, answers, referenceDate)
      for (const item of itemsOf(definition)) {
        const tally = tallies.get(item.id)
        if (!isCounted(item) || !tally || !shown.has(item.id)) continue
        const answer = readAnswer(item, valueAt(answers, item.id))
        if (answer === undefined || isDeclined(answer)) continue
        const codes = typeof answer === 'number' ? [String(answer)] : (codesIn(answer) ?? [])
        tally.base += 1
        for (const code of codes) tally.counts.set(code, (tally.counts.get(code) ?? 0) + 1)
      }
    },
    publish({ id, title, definition }, now) {
      const figures = [...tallies].flatMap(([item, tally]) => figureOf(item, tally) ?? [])
      return { campaign: id, title, definition, publishedAt: now, answered: rounded(people), figures }
    },
  }
}
