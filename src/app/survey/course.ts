import { computed, type ReadonlySignal, untracked } from '@preact/signals'
import type { Campaign } from '../../domain/campaign.ts'
import type { Answer } from '../../domain/questionnaire/answers.ts'
import { checkPage, type FieldProblem } from '../../domain/questionnaire/check-answer.ts'
import type { Definition, Page } from '../../domain/questionnaire/definition.ts'
import { type Asked, fieldsOf, firstOpenPage, itemsOf, shownItems, shownPages } from '../../domain/questionnaire/evaluate.ts'
import { confirmedField, readConfirmed, settledItems } from '../../domain/questionnaire/from-record.ts'
import type { DraftAnswers } from '../../domain/questionnaire/read-answer.ts'
import { routingItems } from '../../domain/questionnaire/routing.ts'
import type { AnswerSource } from '../../ui/question/describe-answer.ts'
import { type Says, saysOf } from '../../ui/question/wording.ts'
import { asAnswers } from '../shell/standing.ts'
import type { Draft } from './draft.ts'

/** One person's way through one questionnaire: which pages there are, and where it goes on. */
export interface Course {
  readonly campaign: Campaign
  readonly definition: Definition
  readonly draft: Draft
  /** What is on screen: the draft's answer, or the first answer offered from the profile. */
  readonly onScreen: AnswerSource
  /** First answers by field, taken from the profile: answers once the person goes on from them. */
  readonly offers: Readonly<Record<string, Answer>>
  /** First answers by field, taken from the year before; where the profile has one, that is offered. */
  readonly lastYear: Readonly<Record<string, Answer>>
  /** What was answered, for the page that checks it. */
  readonly answered: AnswerSource
  /** The items that are asked. Worked out anew only when an answer that questions depend on changes. */
  readonly shown: ReadonlySignal<Asked>
  /** What references to earlier answers stand for. */
  readonly says: Says
  readonly pages: ReadonlySignal<readonly Page[]>
  /** The items that are asked nowhere on the way, since the confirmed record says them; they can be changed all the same. */
  readonly settled: ReadonlySignal<ReadonlySet<string>>
  /** A page with something that is asked, or that the record answers; undefined: there is none of this name now. */
  pageNamed(id: string | undefined): Page | undefined
  /** The fields of a page that show an offer which nobody has confirmed yet. */
  offered(page: Page): string[]
  /** Going on from a page makes its offers answers. */
  confirm(page: Page): void
  problems(page: Page): FieldProblem[]
  /** Where a person goes on; null: to checking the answers. */
  resumeAt(): Page | null
  before(page: Page): Page | null
  after(page: Page): Page | null
  /** The next page that needs a look after a change made from the check page: newly asked, or not right. */
  afterChange(page: Page): Page | null
  /** Remembers which pages were there when the answers were checked. */
  markChecked(): void
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((id) => b.has(id))

/** Puts a questionnaire and a draft together. */
export function createCourse(
  campaign: Campaign,
  definition: Definition,
  draft: Draft,
  offers: Readonly<Record<string, Answer>>,
  lastYear: Readonly<Record<string, Answer>> = {},
): Course {
  const { referenceDate } = campaign
  const answers = (): DraftAnswers => asAnswers(draft.all())
  const routing = routingItems(definition)
  const routingFields = itemsOf(definition).filter(({ id }) => routing.has(id)).flatMap(fieldsOf)
  const first: Readonly<Record<string, Answer>> = { ...lastYear, ...offers }
  const offerFor = (field: string) => (Object.hasOwn(first, field) ? first[field] : undefined)

  let last: Asked | undefined
  const shown = computed(() => {
    for (const field of routingFields) void draft.shown(field).value
    // An offer on screen already leads the way, or the count of pages would jump once it is confirmed.
    const now = untracked(() => shownItems(definition, { ...first, ...answers() }, referenceDate))
    // The same object while it says the same: a digit more in a number that rules speak of renders nothing else.
    if (!last || !isSame(last, now) || !isSame(last.required, now.required)) last = now
    return last
  })
  const settled = computed(() => {
    const confirmed = readConfirmed(draft.shown(confirmedField).value)
    const given = Object.keys(confirmed?.took ?? {}).map((id) => [id, draft.shown(id).value])
    return settledItems(confirmed, asAnswers(Object.fromEntries(given)))
  })
  const isAsked = (id: string) => shown.value.has(id) && !settled.value.has(id)
  const pages = computed(() => definition.pages.filter(({ items }) => items.some(({ id }) => isAsked(id))))
  let checked: ReadonlySet<string> | null = null

  const fieldsShownOn = (page: Page) => page.items.filter(({ id }) => shown.peek().has(id)).flatMap(fieldsOf)
  const offered = (page: Page) =>
    // Asked in this order, a page depends on its offered fields alone, and a key press renders one question, not all.
    fieldsShownOn(page).filter((field) => offerFor(field) !== undefined && draft.shown(field).value === undefined)
  const problems = (page: Page) => checkPage(page, shown.peek(), answers(), referenceDate)
  const order = (page: Page) => definition.pages.findIndex(({ id }) => id === page.id)
  const after = (page: Page) => pages.peek().find((next) => order(next) > order(page)) ?? null

  const onScreen: AnswerSource = {
    get: (field) => draft.shown(field).value ?? (draft.shown(field).value === null ? null : offerFor(field)),
  }

  return {
    campaign,
    definition,
    draft,
    onScreen,
    offers,
    lastYear,
    answered: { get: (field) => draft.shown(field).value },
    shown,
    says: saysOf(definition, onScreen, () => shown.value, referenceDate),
    pages,
    settled,
    pageNamed: (id) => shownPages(definition, shown.value).find((page) => page.id === id),
    offered,
    confirm(page) {
      for (const field of untracked(() => offered(page))) {
        const offer = offerFor(field)
        if (offer !== undefined) draft.answer(field, offer)
      }
    },
    problems,
    resumeAt: () => firstOpenPage(definition, answers(), referenceDate, settled.peek()),
    before: (page) => pages.peek().findLast((earlier) => order(earlier) < order(page)) ?? null,
    after,
    afterChange(page) {
      const isNew = ({ id }: Page) => checked !== null && !checked.has(id)
      const wrong = pages.peek().find((other) => problems(other).length > 0)
      const next = pages.peek().find((other) => order(other) > order(page) && isNew(other))
      return next ?? wrong ?? null
    },
    markChecked() {
      checked = new Set(pages.peek().map(({ id }) => id))
    },
  }
}

