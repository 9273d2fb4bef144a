import type { Bilingual } from '../language.ts'
import type { Computed, Definition, Item, Option, Page } from '../questionnaire/definition.ts'
import { columnsOf, headerOf, isOwnList, type OwnList } from './columns.ts'
import type { Form, SheetName } from './form.ts'
import { ownChoices } from './own-choices.ts'
import { writeCalculation, writeCondition, writeConstraint } from './write-rules.ts'

type Row = Readonly<Record<string, string | undefined>>

const both = (column: string, words: Bilingual | undefined): Row => ({ [`${column}::ja`]: words?.ja, [`${column}::en`]: words?.en })
/** An optional flag that says no is another thing than none. */
const flag = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? 'yes' : 'no')
const end: Row = { type: 'end_group' }

/** The list that holds an item's options; a dot keeps it apart from the lists of the registry. */
const listOf = (id: string): string => (isOwnList(id) ? `${id}.options` : id)

const ownListOf = (item: Item): OwnList | null => {
  switch (item.type) {
    case 'country': case 'prefecture': return item.type
    case 'jobType': return 'job_type'
    case 'researchField': return `research_field_${item.level}`
    default: return null
  }
}

function typeOf(item: Item): Row {
  switch (item.type) {
    case 'single': return { type: `select_one ${listOf(item.id)}` }
    case 'multi': return { type: `select_multiple ${listOf(item.id)}` }
    case 'number': return { type: item.step !== undefined && Number.isInteger(item.step) ? 'integer' : 'decimal' }
    case 'text': return { type: 'text' }
    case 'longText': return { type: 'text', appearance: 'multiline' }
    case 'yearMonth': return { type: 'date', appearance: 'month-year' }
    case 'scale': return { type: 'range', parameters: `start=${item.from} end=${item.to} step=1` }
    case 'matrix': return { type: 'begin_group', appearance: 'table-list' }
    default: return { type: `select_one ${ownListOf(item) ?? ''}` }
  }
}

const requiredOf = (item: Item): string | undefined =>
  item.required ? 'yes' : item.requiredIf && writeCondition(item.requiredIf)

function rowsOfItem(item: Item): Row[] {
  const row: Row = {
    name: item.id,
    ...both('label', item.label),
    ...both('hint', item.help),
    relevant: item.showIf && writeCondition(item.showIf),
    constraint: writeConstraint(item),
    'jgrad::declinable': flag(item.declinable),
    'jgrad::prefill': item.prefill,
    'jgrad::last_year': flag(item.lastYear),
    ...('shuffle' in item && item.shuffle !== undefined ? { parameters: `randomize=${item.shuffle}` } : {}),
    ...both('jgrad::unit', item.type === 'number' ? item.unit : undefined),
    ...both('jgrad::low', item.type === 'scale' ? item.low : undefined),
    ...both('jgrad::high', item.type === 'scale' ? item.high : undefined),
    ...typeOf(item),
  }
  if (item.type !== 'matrix') return [{ ...row, required: requiredOf(item) }]
  const rows = item.rows.map(({ id, label }): Row => ({
    type: `select_one ${listOf(item.id)}`, name: `${item.id}.${id}`, ...both('label', label), required: requiredOf(item),
  }))
  return [row, ...rows, end]
}

/** A page of one question that bears its name needs no group; others are groups of their own. */
function rowsOfPage(page: Page): Row[] {
  const rows = page.items.flatMap(rowsOfItem)
  if (page.items.length === 1 && page.items[0]?.id === page.id) return rows
  return [{ type: 'begin_group', name: `page.${page.id}`, appearance: 'field-list' }, ...rows, end]
}

const rowOfComputed = ({ id, label, unit, value }: Computed): Row =>
  ({ type: 'calculate', name: id, ...both('label', label), calculation: writeCalculation(value), ...both('jgrad::unit', unit) })

function surveyOf(definition: Definition): Row[] {
  const rows: Row[] = []
  const { sections } = definition
  const begin = (id: string): void => {
    rows.push({ type: 'begin_group', name: `section.${id}`, ...both('label', sections.find((each) => each.id === id)?.title) })
  }
  // Sections are read in the order they first stand there: those that have no page yet get an empty group.
  let begun = 0
  const beginUpTo = (last: number): void => {
    for (; begun < last; begun += 1) {
      begin(sections[begun]?.id ?? '')
      rows.push(end)
    }
  }
  let open: string | null = null
  for (const page of definition.pages) {
    if (page.section !== open) {
      if (open !== null) rows.push(end)
      const place = sections.findIndex(({ id }) => id === page.section)
      beginUpTo(place)
      begun = Math.max(begun, place + 1)
      begin(page.section)
      open = page.section
    }
    rows.push(...rowsOfPage(page))
  }
  if (open !== null) rows.push(end)
  beginUpTo(sections.length)
  return [...rows, ...(definition.computed ?? []).map(rowOfComputed)]
}

const choicesOf = (item: Item): Row[] =>
  ('options' in item ? item.options : []).map(({ code, label, exclusive, text }: Option) => ({
    list_name: listOf(item.id), name: code, ...both('label', label), 'jgrad::exclusive': flag(exclusive), 'jgrad::text': flag(text),
  }))

/** The lists of the registry that are asked from, once each, so that programs that do not have them open the form. */
function rowsOfOwnLists(items: readonly Item[]): Row[] {
  const lists = new Set(items.map(ownListOf).filter((list) => list !== null))
  return [...lists].flatMap((list) => ownChoices[list]().map(({ code, ja, en }): Row => ({ list_name: list, name: code, ...both('label', { ja, en }) })))
}

function tableOf(sheet: SheetName, rows: readonly Row[]): string[][] {
  const columns = columnsOf[sheet].filter((column) => !column.startsWith('jgrad::') || rows.some((row) => row[column] !== undefined))
  return [columns.map(headerOf), ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
}

/** A questionnaire as an XLSForm; `readForm` gives the very same back. Columns of our own are left out where nothing is in them. */
export function writeForm(definition: Definition): Form {
  const items = definition.pages.flatMap((page) => page.items)
  return {
    survey: tableOf('survey', surveyOf(definition)),
    choices: tableOf('choices', [...items.flatMap(choicesOf), ...rowsOfOwnLists(items)]),
    settings: tableOf('settings', [{
      form_title: definition.title.ja, 'jgrad::form_title::en': definition.title.en, form_id: definition.id,
      version: String(definition.version), default_language: 'Japanese (ja)', style: 'pages',
    }]),
  }
}
