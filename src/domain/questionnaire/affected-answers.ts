import { sameJson } from '../json.ts'
import { type Answer, isDeclined } from './answers.ts'
import { checkField } from './check-field.ts'
import type { Definition, Item } from './definition.ts'
import { fieldsOf, itemsOf, shownItems } from './evaluate.ts'
import { codesIn, type DraftAnswers, readAnswer, valueAt } from './read-answer.ts'
import { whatChanged } from './what-changed.ts'

/**
 * What a new version does to an answer that was given. `gone`: nothing asks it any more. `lost`: the question can't show
 * it as it is, e.g. its option is gone. `invalid`: it is shown and has to be put right. `hidden`: it is kept, and not
 * asked because of another answer. `reworded`: it stands, and is worth another look.
 */
export const answerFates = ['lost', 'invalid', 'gone', 'hidden', 'reworded'] as const
export type AnswerFate = (typeof answerFates)[number]

export interface AffectedAnswer {
  fate: AnswerFate
  /** The item with all its fields: a matrix is named once, by the worst that happens to a row. */
  before: Item
  after: Item | undefined
}

/**
 * Which of the answers in a draft a move from one version to another touches, in the order they were asked. Only what was
 * asked and answered by the version before counts. Answers stay in the draft whatever becomes of them.
 */
export function affectedAnswers(before: Definition, after: Definition, answers: DraftAnswers, referenceDate: string): AffectedAnswer[] {
  const changes = new Map(whatChanged(before, after).items.map((change) => [change.id, change]))
  const [shownBefore, shownAfter] = [shownItems(before, answers, referenceDate), shownItems(after, answers, referenceDate)]
  const now = new Map(itemsOf(after).map((item) => [item.id, item]))
  return itemsOf(before).flatMap((item): AffectedAnswer[] => {
    const given = fieldsOf(item).filter((field) => readAnswer(item, valueAt(answers, field)) !== undefined)
    if (!shownBefore.has(item.id) || given.length === 0) return []
    const next = now.get(item.id)
    if (!next) return [{ fate: 'gone', before: item, after: undefined }]
    const fates = given.map((field) => fateOf(item, next, field, answers, referenceDate))
    const worst = answerFates.find((fate) => fates.includes(fate))
    if (worst) return [{ fate: worst, before: item, after: next }]
    if (!shownAfter.has(item.id)) return [{ fate: 'hidden', before: item, after: next }]
    const change = changes.get(item.id)
    return change?.kind === 'changed' && change.aspects.includes('words') ? [{ fate: 'reworded', before: item, after: next }] : []
  })
}

function fateOf(before: Item, after: Item, field: string, answers: DraftAnswers, referenceDate: string): AnswerFate | null {
  if (!fieldsOf(after).includes(field) || isOfOtherKind(before, after)) return 'lost'
  const value = valueAt(answers, field)
  const [meant, means] = [readAnswer(before, value), readAnswer(after, value)]
  if (means === undefined || !keepsAll(meant, means)) return 'lost'
  return checkField(after, value, referenceDate) === null ? null : 'invalid'
}

/** Whether every choice that was made can still be made; another order, or a form of its own for words, loses nothing. */
function keepsAll(meant: Answer | undefined, means: Answer): boolean {
  if (meant === undefined || isDeclined(meant) || isDeclined(means)) return sameJson(meant ?? null, means)
  const codes = codesIn(means) ?? []
  return codesIn(meant)?.every((code) => codes.includes(code)) ?? sameJson(meant, means)
}

const lines = ['text', 'longText']
const isOfOtherKind = (before: Item, after: Item) => before.type !== after.type && !(lines.includes(before.type) && lines.includes(after.type))

/**
 * The fields whose values mean something else to the newer version: a code that would be read as somebody's words. They
 * are cleared when the draft moves, or it would be sent as an answer nobody gave.
 */
export const misread = (affected: readonly AffectedAnswer[]): string[] =>
  affected.flatMap(({ before, after }) => {
    if (!after || !isOfOtherKind(before, after)) return []
    const fields = fieldsOf(after)
    return fieldsOf(before).filter((field) => fields.includes(field))
  })
