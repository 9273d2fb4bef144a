import { officeFields, profileFields } from '../notebook.ts'
import { checkField, monthsTaken } from './check-field.ts'
import { checkRules } from './check-rules.ts'
import { multipleBeyond } from './decimal.ts'
import { type Definition, definitionSchema, type Item, type ItemOf } from './definition.ts'
import { limitsOf } from './definition-limits.ts'
import { itemsOf } from './evaluate.ts'
import { reachOf } from './reachable.ts'

/**
 * What is wrong in a definition. `where` is a path in the data for what the schema refuses (`pages.0.items.1.label.en`)
 * and otherwise the id of the page, item or section; `detail` names the part at fault.
 */
export interface DefinitionProblem {
  code:
    | 'schema' | 'missing-language'
    | 'duplicate-section' | 'duplicate-page' | 'duplicate-item' | 'duplicate-option' | 'duplicate-row'
    | 'unknown-section' | 'unknown-prefill'
    | 'unknown-item' | 'self-reference' | 'forward-reference' | 'type-mismatch' | 'unknown-value'
    | 'required-twice' | 'circular' | 'broken-reference' | 'uneven-references'
    | 'too-much' | 'too-deep' | 'reserved-name'
    | 'min-above-max' | 'no-value' | 'max-choices-above-options'
    | 'unreachable-item' | 'unreachable-page'
  where: string
  detail?: string
}

/** What is not known to be wrong, and should be looked at by somebody. `where` is the id of an item. */
export interface DefinitionRemark {
  code: 'reach-unchecked'
  where: string
}

/**
 * Everything that would make a questionnaire lead nowhere, found without asking anybody. Empty: for any answers every
 * page that is reached shows a question, every required question can be answered, and the way ends. Never throws,
 * whatever it is given. With the `referenceDate` (YYYY-MM-DD) of a campaign, months are judged for that campaign; without, for any that may come.
 */
export const checkDefinition = (definition: unknown, referenceDate?: string): DefinitionProblem[] => judgeDefinition(definition, referenceDate).problems

/**
 * The same, with what could not be found out: of conditions that depend on very many others, whether a question is ever
 * asked. What is spent on that is counted, so that it ends soon, and with the same words everywhere.
 */
export function judgeDefinition(definition: unknown, referenceDate?: string): { problems: DefinitionProblem[]; remarks: DefinitionRemark[] } {
  const parsed = readSound(definition, referenceDate)
  // Which items can be reached is asked of sound conditions only.
  return 'problems' in parsed ? { problems: parsed.problems, remarks: [] } : judgeReach(parsed.definition, referenceDate)
}

/** A definition in which nothing is wrong by itself, whatever of it can be reached. */
function readSound(definition: unknown, referenceDate: string | undefined): { definition: Definition } | { problems: DefinitionProblem[] } {
  // Before anything else reads it: what is too large or too deep would keep the reader busy, or end it.
  const outsize = limitsOf(definition)
  if (outsize.length > 0) return { problems: outsize }
  const parsed = definitionSchema.safeParse(definition)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }): DefinitionProblem => {
      const missing = path.at(-1) === 'ja' || path.at(-1) === 'en'
      return { code: missing ? 'missing-language' : 'schema', where: path.map(String).join('.'), detail: message }
    })
    return { problems }
  }
  const problems = [
    ...blankTexts(parsed.data, ''),
    ...checkNames(parsed.data),
    ...itemsOf(parsed.data).flatMap((item) => [...checkRanges(item, referenceDate), ...checkPrefill(item)]),
    ...checkRules(parsed.data),
  ]
  return problems.length > 0 ? { problems } : { definition: parsed.data }
}

/** The schema refuses empty texts; here are those of white space alone. */
function blankTexts(value: unknown, where: string): DefinitionProblem[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]): DefinitionProblem[] => {
    const path = where === '' ? key : `${where}.${key}`
    const isText = (key === 'ja' || key === 'en') && typeof member === 'string'
    if (!isText) return blankTexts(member, path)
    return member.trim() === '' ? [{ code: 'missing-language', where: path }] : []
  })
}

/** Each name that stands there before, once for each time too many. */
const repeated = (names: string[]): string[] => names.filter((name, index) => names.indexOf(name) < index)

/** Names that objects have of themselves: some reader may find that in place of what an answer holds. */
const isReserved = (name: string): boolean => name in {}

/** Every name that an item brings. */
const namesIn = (item: Item): string[] => [
  item.id,
  ...('options' in item ? item.options.map(({ code }) => code) : []),
  ...(item.type === 'matrix' ? item.rows.map(({ id }) => id) : []),
]

function checkNames(definition: Definition): DefinitionProblem[] {
  const sections = definition.sections.map((section) => section.id)
  const items = itemsOf(definition)
  return [
    ...repeated(sections).map((where) => ({ code: 'duplicate-section' as const, where })),
    ...repeated(definition.pages.map((page) => page.id)).map((where) => ({ code: 'duplicate-page' as const, where })),
    ...definition.pages
      .filter((page) => !sections.includes(page.section))
      .map((page) => ({ code: 'unknown-section' as const, where: page.id, detail: page.section })),
    ...repeated([...items, ...(definition.computed ?? [])].map(({ id }) => id)).map((where) => ({ code: 'duplicate-item' as const, where })),
    ...[...sections, ...definition.pages.map(({ id }) => id), ...items.flatMap(namesIn), ...(definition.computed ?? []).map(({ id }) => id)]
      .filter(isReserved)
      .map((where) => ({ code: 'reserved-name' as const, where })),
    ...items.flatMap((item) => [
      ...repeated('options' in item ? item.options.map((option) => option.code) : [])
        .map((detail) => ({ code: 'duplicate-option' as const, where: item.id, detail })),
      ...repeated(item.type === 'matrix' ? item.rows.map((row) => row.id) : [])
        .map((detail) => ({ code: 'duplicate-row' as const, where: item.id, detail })),
    ]),
  ]
}

function checkRanges(item: Item, referenceDate: string | undefined): DefinitionProblem[] {
  const where = item.id
  if (item.type === 'multi' && item.maxChoices !== undefined && item.maxChoices > item.options.length) {
    return [{ code: 'max-choices-above-options', where, detail: String(item.maxChoices) }]
  }
  if (item.type !== 'number' && item.type !== 'yearMonth') return []
  if (item.min !== undefined && item.max !== undefined && item.min > item.max) return [{ code: 'min-above-max', where }]
  const possible = item.type === 'number' ? takesNumber(item) : takesMonth(item, referenceDate)
  return possible ? [] : [{ code: 'no-value', where }]
}

/** Whether the number nearest to zero that range and step allow is taken as an answer. */
function takesNumber(item: ItemOf<'number'>): boolean {
  const { min = 0, max = 0, step } = item
  const nearest = min > 0 ? min : max < 0 ? max : 0
  return checkField(item, step === undefined ? nearest : multipleBeyond(nearest, step), '2000-01-01') === null
}

function takesMonth(item: ItemOf<'yearMonth'>, referenceDate: string | undefined): boolean {
  // A campaign yet to come can be later than any month; what an item itself sets as its last stands now.
  const { min, max } = monthsTaken(item, referenceDate ?? '9999-12-31')
  return min <= max
}

function checkPrefill(item: Item): DefinitionProblem[] {
  if (item.prefill === undefined) return []
  const field = item.prefill.slice('profile.'.length)
  const known = [...profileFields, ...officeFields].some((name) => name === field)
  // A matrix has no value of its own to be filled.
  return known && item.type !== 'matrix' ? [] : [{ code: 'unknown-prefill', where: item.id, detail: item.prefill }]
}

function judgeReach(definition: Definition, referenceDate: string | undefined): { problems: DefinitionProblem[]; remarks: DefinitionRemark[] } {
  const { dead, unsure } = reachOf(definition, referenceDate)
  const problems = definition.pages.flatMap((page): DefinitionProblem[] => {
    const lost = page.items.filter(({ id }) => dead.has(id))
    if (lost.length === page.items.length) return [{ code: 'unreachable-page', where: page.id }]
    return lost.map(({ id }) => ({ code: 'unreachable-item', where: id }))
  })
  return { problems, remarks: [...unsure].map((where) => ({ code: 'reach-unchecked', where })) }
}
