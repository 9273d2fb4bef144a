import type { CampaignFigures } from '../figures.ts'
import { isDeclined } from '../questionnaire/answers.ts'
import type { Definition, Item } from '../questionnaire/definition.ts'
import { itemsOf, shownItems } from '../questionnaire/evaluate.ts'
import { codesIn, type DraftAnswers, readAnswer, valueAt } from '../questionnaire/read-answer.ts'

/** How many answered a question with one of its codes. */
export interface PlaceRow {
  code: string
  /** Rounded; null: too few to show. */
  count: number | null
  /** In whole per cent of those who answered; null: too few to show. */
  share: number | null
  own: boolean
}

/** Where one person stands among the published answers to one question. */
export interface OwnPlace {
  item: Item
  section: string
  /** How many answered, rounded. */
  base: number
  /** The most frequent first; in the order of the options where the question has its own. */
  rows: PlaceRow[]
  own: PlaceRow
}

const isCounted = ({ type }: Item): boolean => ['single', 'scale', 'country', 'prefecture', 'jobType', 'researchField'].includes(type)

/**
 * The person's own place: for one question of each section, the one most people answered, at most `most` in all.
 * Only questions that were asked, answered with one choice, and have a published figure that knows that choice. Worked
 * out where the answers are: nothing is told to anybody.
 */
export function ownPlaces(
  definition: Definition, answers: DraftAnswers, referenceDate: string, { figures }: Pick<CampaignFigures, 'figures'>, most = 4,
): OwnPlace[] {
  const shown = shownItems(definition, answers, referenceDate)
  const sectionOf = new Map(definition.pages.flatMap(({ section, items }) => items.map(({ id }) => [id, section] as const)))
  const found: OwnPlace[] = []
  for (const item of itemsOf(definition)) {
    const figure = figures.find((one) => one.item === item.id)
    const answer = readAnswer(item, valueAt(answers, item.id))
    if (!figure || figure.base <= 0 || !isCounted(item) || !shown.has(item.id) || answer === undefined || isDeclined(answer)) continue
    const code = typeof answer === 'number' ? String(answer) : codesIn(answer)?.[0]
    const rows = Object.entries(figure.counts).map(([of, count]): PlaceRow => ({ code: of, count, share: shareOf(count, figure.base), own: of === code }))
    const own = rows.find((row) => row.own)
    const ordered = 'options' in item ? inOrder(rows, item.options.map((option) => option.code)) : rows.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))
    if (own) found.push({ item, section: sectionOf.get(item.id) ?? '', base: figure.base, rows: ordered, own })
  }
  const byBase = found.toSorted((a, b) => b.base - a.base)
  return definition.sections.flatMap(({ id }) => byBase.find(({ section }) => section === id) ?? []).slice(0, most)
}

/** Both are rounded: a share never says more than all. */
const shareOf = (count: number | null, base: number): number | null => (count === null ? null : Math.min(100, Math.round((count / base) * 100)))

const inOrder = (rows: readonly PlaceRow[], codes: readonly string[]): PlaceRow[] =>
  rows.toSorted((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code))

/**
 * Which published figures speak to somebody who answered `campaign`: its own, else the newest of the same questionnaire.
 */
export function figuresFor(
  published: readonly CampaignFigures[], campaign: { id: string; definition: { id: string } },
): CampaignFigures | undefined {
  return (
    published.find((one) => one.campaign === campaign.id) ??
    published
      .filter((one) => one.definition.id === campaign.definition.id)
      .toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt))[0]
  )
}
