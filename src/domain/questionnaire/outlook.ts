import { holds } from './condition.ts'
import type { Definition, Item } from './definition.ts'
import { itemsOf, judging } from './evaluate.ts'
import type { DraftAnswers } from './read-answer.ts'
import { behind } from './routing.ts'

/** What people take for one question, reading included, in seconds. */
const secondsAnItem = 12

/** How long so many questions take, in minutes: what people are told before they begin. */
export const minutesFor = (items: number): number => Math.max(1, Math.round((items * secondsAnItem) / 60))

/**
 * The ids of the items that may still be asked, whatever the open ones are answered with: no answer to come leads to
 * an item outside. What people are told of the length ahead is counted from here, so that it never grows.
 */
export function itemsAhead(definition: Definition, answers: DraftAnswers, referenceDate: string): ReadonlySet<string> {
  const possible = new Map<string, Item>()
  const { isTrue, answerTo } = judging(definition, possible, answers, referenceDate)
  const isOpen = (id: string) => possible.has(id) && answerTo(id) === undefined
  for (const item of itemsOf(definition)) {
    const mayBe =
      item.showIf === undefined ||
      holds(item.showIf, (leaf) => isTrue(leaf) || [...behind(definition, leaf.item)].some(isOpen))
    if (mayBe) possible.set(item.id, item)
  }
  return new Set(possible.keys())
}
