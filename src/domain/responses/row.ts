import { type Answers, isDeclined } from '../questionnaire/answers.ts'
import type { Definition, Item } from '../questionnaire/definition.ts'
import { itemsOf, shownItems } from '../questionnaire/evaluate.ts'
import { readAnswer, valueAt } from '../questionnaire/read-answer.ts'
import { type Variable, type WhyMissing, whyEmpty, whySuffix } from './variables.ts'

/** One value of the table; null: empty, and the variable beside it says why. */
export type Cell = string | number | null

/** One person's answers as a row, by the names of the columns. */
export type Row = Readonly<Record<string, Cell>>

/** The columns of the table: every variable, and beside one that may be empty, why it is. */
export const columnsOf = (variables: readonly Variable[]): string[] =>
  variables.flatMap(({ name, missing }) => (missing === null ? [name, `${name}${whySuffix}`] : [name]))

/** What an answer says in one variable, or why it says nothing. */
type Said = { value: string | number } | { missing: WhyMissing }

/**
 * Lays sealed answers out in the columns of `variables`. `definition` is the version that was answered: a question that
 * it does not have was not asked. `computed` are the values worked out from the answers, by id.
 */
export function rowOf(
  { definition, answers, referenceDate, computed }: {
    definition: Definition
    answers: Answers
    referenceDate: string
    computed: ReadonlyMap<string, number>
  },
  variables: readonly Variable[],
): Row {
  const shown = shownItems(definition, answers, referenceDate)
  const items = new Map(itemsOf(definition).map((item) => [item.id, item]))
  const row: Record<string, Cell> = {}
  for (const variable of variables) {
    const said = 'computed' in variable.from ? saidOfComputed(variable.from.computed, computed) : saidOf(variable, items, shown, answers)
    const missing = 'missing' in said ? said.missing : null
    if (variable.missing === null) {
      row[variable.name] = 'value' in said ? said.value : null
      row[`${variable.name}${whySuffix}`] = missing === null ? whyEmpty.answered : whyEmpty[missing]
    } else if ('value' in said) row[variable.name] = said.value
    else row[variable.name] = codeOf(variable, said.missing)
  }
  return row
}

/** Codes are text, as the others in their column are; no option can be called like one, for want of a hyphen. */
const codeOf = ({ kind, missing }: Variable, why: WhyMissing): Cell => {
  const code = missing?.[why] ?? null
  return kind === 'code' && code !== null ? String(code) : code
}

function saidOfComputed(id: string, computed: ReadonlyMap<string, number>): Said {
  const value = computed.get(id)
  return value === undefined ? { missing: 'unanswered' } : { value }
}

function saidOf({ from }: Variable, items: ReadonlyMap<string, Item>, shown: ReadonlySet<string>, answers: Answers): Said {
  if (!('item' in from)) return { missing: 'notAsked' }
  const item = items.get(from.item)
  if (item === undefined || !shown.has(item.id)) return { missing: 'notAsked' }
  // An option or a row that this version did not have was not asked either.
  if (from.option !== undefined && !('options' in item && item.options.some(({ code }) => code === from.option))) return { missing: 'notAsked' }
  if (from.row !== undefined && !(item.type === 'matrix' && item.rows.some(({ id }) => id === from.row))) return { missing: 'notAsked' }
  const answer = readAnswer(item, valueAt(answers, from.row === undefined ? item.id : `${item.id}.${from.row}`))
  if (answer === undefined) return { missing: 'unanswered' }
  if (isDeclined(answer)) return { missing: 'declined' }
  if (typeof answer !== 'object') return from.words ? { missing: 'notAsked' } : { value: answer }
  const chosen = from.option === undefined || answer.choices.includes(from.option)
  if (from.words) {
    // Words are asked for only beside a choice that was made.
    if (!chosen || from.option === undefined) return { missing: 'notAsked' }
    const words = answer.text?.[from.option]
    return words === undefined ? { missing: 'unanswered' } : { value: words }
  }
  if (from.option !== undefined) return { value: chosen ? 1 : 0 }
  return { value: answer.choices[0] ?? '' }
}
