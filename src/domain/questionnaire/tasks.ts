import type { Definition, Page } from './definition.ts'
import { firstOpenPage, isAnswered, shownItems, shownPages } from './evaluate.ts'
import { itemsAhead } from './outlook.ts'
import type { DraftAnswers } from './read-answer.ts'

/** `waits`: earlier answers decide whether anything is asked there at all. */
export type TaskState = 'new' | 'begun' | 'done' | 'waits'

/** One section of a questionnaire, as something to do. */
export interface Task {
  section: string
  state: TaskState
  /** Where it goes on; null: nowhere yet, or nothing is asked that is not answered from the record. */
  at: Page | null
}

/**
 * The sections somebody has before them, in order. Those where nothing can be asked any more are left out. `offers` are
 * first answers that lead the way, `settled` the items that are not asked since the record says them.
 */
export function taskList(
  definition: Definition, answers: DraftAnswers, offers: DraftAnswers, settled: ReadonlySet<string>, referenceDate: string,
): Task[] {
  const leading = { ...offers, ...answers }
  const shown = shownItems(definition, leading, referenceDate)
  const ahead = itemsAhead(definition, leading, referenceDate)
  const resume = firstOpenPage(definition, answers, referenceDate, settled)
  const order = (page: Page) => definition.pages.indexOf(page)
  return definition.sections.flatMap(({ id: section }): Task[] => {
    const all = definition.pages.filter((page) => page.section === section)
    const isAsked = (id: string) => shown.has(id) && !settled.has(id)
    const pages = shownPages({ ...definition, pages: all }, shown).filter(({ items }) => items.some(({ id }) => isAsked(id)))
    if (pages.length === 0) {
      const state = all.some(({ items }) => items.some(({ id }) => settled.has(id))) ? 'done' : 'waits'
      return all.some(({ items }) => items.some(({ id }) => ahead.has(id))) ? [{ section, state, at: null }] : []
    }
    const answered = ({ items }: Page) =>
      items.filter(({ id }) => isAsked(id)).map((item) => isAnswered(item, answers, referenceDate, shown.required.has(item.id)))
    const isDone = (page: Page) => resume === null || order(page) < order(resume) || (page !== resume && !answered(page).includes(false))
    const open = pages.find((page) => !isDone(page))
    const begun = pages.some((page) => isDone(page) || answered(page).includes(true))
    return [{ section, state: open === undefined ? 'done' : begun ? 'begun' : 'new', at: open ?? pages[0] ?? null }]
  })
}
