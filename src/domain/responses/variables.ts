import type { Bilingual } from '../language.ts'
import type { Computed, Definition, Item, Option } from '../questionnaire/definition.ts'
import { itemsOf } from '../questionnaire/evaluate.ts'

/**
 * One column of the table that researchers are given. A question with one answer is one variable; every option of a
 * multiple choice is one of its own (0 or 1), so is every row of a matrix, and the words written beside a choice.
 */
export interface Variable {
  /** What statistics programs take as a name: letters, digits and underscores. */
  name: string
  /** `code`: one of a list; `flag`: 0 or 1; `month`: YYYY-MM. */
  kind: 'code' | 'flag' | 'number' | 'text' | 'month'
  /** Where the value comes from. A computed value is asked of nobody. */
  from: { item: string; row?: string; option?: string; words?: true } | { computed: string }
  /** The question, and the row or option that the variable is about. */
  label: Bilingual
  part?: Bilingual
  unit?: Bilingual
  /** The codes of a question's own options. Codes of countries and other well-known lists are not repeated here. */
  codes?: readonly { code: string; label: Bilingual }[]
  /** Which well-known list the codes are of. */
  list?: 'country' | 'prefecture' | 'jobType' | 'researchField'
  /** What stands for each kind of missing; null: the value is empty and the variable named `<name>__missing` says why. */
  missing: Missing | null
}

/** The three kinds of missing are three different facts. */
export interface Missing {
  declined: number
  notAsked: number
  unanswered: number
}
export type WhyMissing = keyof Missing

/** Where no answer can be below zero. */
const small: Missing = { declined: -7, notAsked: -8, unanswered: -9 }
/** Where answers may be negative. */
const large: Missing = { declined: -999_999_997, notAsked: -999_999_998, unanswered: -999_999_999 }
/** In the variable that tells why a text or month is empty; 0: it is not. */
export const whyEmpty: Missing & { answered: 0 } = { answered: 0, declined: 7, notAsked: 8, unanswered: 9 }
/** What the name of that variable ends in. */
export const whySuffix = '__missing'

/** What stands beside the answers in each row, under these names. */
export const aboutNames = ['respondent_key', 'questionnaire_version', 'arrival_state', 'received_on'] as const
/** Who it was: only where that was asked for with a reason. */
export const identifierNames = ['jgrad_id', 'person_name', 'university_name'] as const
const reservedNames = [...aboutNames, ...identifierNames]

/**
 * The variables of a questionnaire, or of several versions of one: each name once, in the order of the newest version,
 * then what only older ones asked. Texts are those of the newest version that has them, codes are those of all.
 */
export function variablesOf(versions: readonly Definition[]): Variable[] {
  const newestFirst = versions.toSorted((a, b) => b.version - a.version)
  const found = new Map<string, Variable>()
  for (const definition of newestFirst) {
    for (const variable of ownVariables(definition)) {
      const before = found.get(keyOf(variable))
      found.set(keyOf(variable), before ? withOlder(before, variable) : variable)
    }
  }
  return withNamesApart([...found.values()])
}

const ownVariables = (definition: Definition): Variable[] =>
  [...itemsOf(definition).flatMap(variablesOfItem), ...(definition.computed ?? []).map(variableOfComputed)]

/** What makes two versions' variables the same one: what it holds, and where that comes from. */
export const keyOf = ({ kind, list, from }: Variable): string => JSON.stringify([kind, list, from])

/** The variables that one version asks, by their keys. A question that became one of another kind is another variable. */
export const keysOf = (definition: Definition): ReadonlySet<string> => new Set(ownVariables(definition).map(keyOf))

/** Names as programs compare them that don't tell capitals apart; an item may also be called as another's option is. */
function withNamesApart(variables: readonly Variable[]): Variable[] {
  const taken = new Set<string>(reservedNames)
  return variables.map((variable) => {
    const isTaken = (name: string) => [name, `${name}${whySuffix}`].some((each) => taken.has(each.toLowerCase()))
    let name = variable.name
    for (let next = 2; isTaken(name); next += 1) name = `${variable.name}_${next}`
    taken.add(name.toLowerCase())
    if (variable.missing === null) taken.add(`${name}${whySuffix}`.toLowerCase())
    return { ...variable, name }
  })
}

function withOlder(variable: Variable, older: Variable): Variable {
  const known = new Set(variable.codes?.map(({ code }) => code))
  const codes = variable.codes && { codes: [...variable.codes, ...(older.codes ?? []).filter(({ code }) => !known.has(code))] }
  // Where one version took negative numbers, -7 may be an answer.
  return { ...variable, ...codes, missing: older.missing === large ? large : variable.missing }
}

function variablesOfItem(item: Item): Variable[] {
  const { id, label } = item
  const plain = { name: id, label, from: { item: id } }
  switch (item.type) {
    case 'single':
      return [{ ...plain, kind: 'code', codes: codesOf(item.options), missing: small }, ...wordsOf(item)]
    case 'multi':
      return [
        ...item.options.map((option): Variable => ({
          name: `${id}__${option.code}`, kind: 'flag', label, part: option.label, from: { item: id, option: option.code }, missing: small,
        })),
        ...wordsOf(item),
      ]
    case 'matrix':
      return item.rows.map((row) => ({
        name: `${id}__${row.id}`, kind: 'code', label, part: row.label, from: { item: id, row: row.id }, codes: codesOf(item.options),
        missing: small,
      }))
    case 'number': {
      const missing = item.min !== undefined && item.min >= 0 ? small : large
      return [{ ...plain, kind: 'number', missing, ...(item.unit && { unit: item.unit }) }]
    }
    case 'scale': return [{ ...plain, kind: 'number', missing: small }]
    case 'text': case 'longText': return [{ ...plain, kind: 'text', missing: null }]
    case 'yearMonth': return [{ ...plain, kind: 'month', missing: null }]
    default: return [{ ...plain, kind: 'code', list: item.type, missing: small }]
  }
}

const codesOf = (options: readonly Option[]) => options.map(({ code, label }) => ({ code, label }))

/** The words that an option asks for. */
const wordsOf = ({ id, label, options }: { id: string; label: Bilingual; options: readonly Option[] }): Variable[] =>
  options
    .filter(({ text }) => text)
    .map(({ code, label: part }) => ({
      name: `${id}__${code}__text`, kind: 'text', label, part, from: { item: id, option: code, words: true }, missing: null,
    }))

const variableOfComputed = ({ id, label, unit }: Computed): Variable =>
  ({ name: id, kind: 'number', label, from: { computed: id }, missing: large, ...(unit && { unit }) })
