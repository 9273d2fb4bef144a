import { type Answer, type Answers, isDeclined } from '../questionnaire/answers.ts'
import { computedValue } from '../questionnaire/compute.ts'
import type { Definition, Item } from '../questionnaire/definition.ts'
import { fieldsOf, itemsOf, shownItems } from '../questionnaire/evaluate.ts'
import { readAnswer, valueAt } from '../questionnaire/read-answer.ts'
import { behind } from '../questionnaire/routing.ts'
import { keyOf, keysOf, type Variable, type WhyMissing, whyEmpty, whySuffix } from './variables.ts'

/** One value of the table; null: empty, and the variable beside it says why. */
export type Cell = string | number | null

/** The columns of the table: every variable, and beside one that may be empty, why it is. */
export const columnsOf = (variables: readonly Variable[]): string[] =>
  variables.flatMap(({ name, missing }) => (missing === null ? [name, `${name}${whySuffix}`] : [name]))

/** Lays one person's sealed answers out in the order of `columnsOf`. */
export type Layout = (answers: Answers) => Cell[]

/** What an answer says in one variable, or why it says nothing. */
type Said = { value: string | number } | { missing: WhyMissing }

/**
 * How answers to one version lie in the columns of `variables`, which may be those of several versions: what this one
 * did not ask was not asked. `referenceDate` (YYYY-MM-DD) is the campaign's.
 */
export function layoutOf(definition: Definition, variables: readonly Variable[], referenceDate: string): Layout {
  const items = new Map(itemsOf(definition).map((item) => [item.id, item]))
  const own = keysOf(definition)
  const plan = variables.map((variable) => ({ variable, asked: own.has(keyOf(variable)) }))
  return (answers) => {
    const shown = shownItems(definition, answers, referenceDate)
    const read = (field: string, item: Item) => readAnswer(item, valueAt(answers, field))
    const said = ({ from }: Variable): Said => {
      if ('computed' in from) return saidOfComputed(from.computed)
      const item = items.get(from.item)
      if (item === undefined || !shown.has(item.id)) return { missing: 'notAsked' }
      return saidOf(from, read(from.row === undefined ? item.id : `${item.id}.${from.row}`, item))
    }
    const saidOfComputed = (id: string): Said => {
      const parts = [...behind(definition, id)].flatMap((name) => items.get(name) ?? [])
      const given = (name: string): Answer | undefined => {
        const item = items.get(name)
        const answer = item && shown.has(name) ? read(name, item) : undefined
        return isDeclined(answer) ? undefined : answer
      }
      const value = computedValue(definition.computed ?? [], id, given, referenceDate)
      if (value !== undefined) return { value }
      if (parts.some((item) => !shown.has(item.id))) return { missing: 'notAsked' }
      const isHeldBack = parts.some((item) => fieldsOf(item).some((field) => isDeclined(read(field, item))))
      return { missing: isHeldBack ? 'declined' : 'unanswered' }
    }
    return plan.flatMap(({ variable, asked }) => cellsOf(variable, asked ? said(variable) : { missing: 'notAsked' }))
  }
}

function cellsOf({ kind, missing }: Variable, said: Said): Cell[] {
  if (missing === null) return 'value' in said ? [said.value, whyEmpty.answered] : [null, whyEmpty[said.missing]]
  if ('value' in said) return [said.value]
  const code = missing[said.missing]
  // As text among texts; no option can be called like one, for want of a hyphen.
  return [kind === 'code' ? String(code) : code]
}

function saidOf({ option, words }: { option?: string; words?: true }, answer: Answer | undefined): Said {
  if (answer === undefined) return { missing: 'unanswered' }
  if (isDeclined(answer)) return { missing: 'declined' }
  if (typeof answer !== 'object') return words ? { missing: 'notAsked' } : { value: answer }
  if (option === undefined) return { value: answer.choices[0] ?? '' }
  const isChosen = answer.choices.includes(option)
  if (!words) return { value: isChosen ? 1 : 0 }
  // Words are asked for only beside a choice that was made.
  if (!isChosen) return { missing: 'notAsked' }
  const written = answer.text?.[option]
  return written === undefined ? { missing: 'unanswered' } : { value: written }
}
