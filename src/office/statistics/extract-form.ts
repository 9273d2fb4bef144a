import { type Crossing, crossingLimits, type Grouping, type Split } from '../../domain/statistics/crossing.ts'
import { dimension, type DimensionId, unknown } from '../../domain/statistics/dimensions.ts'
import { findTable, type TableId } from '../../domain/statistics/tables.ts'

/** A group as it is being made: it may still be without a name or without codes. */
export interface FormGroup {
  readonly id: number
  readonly name: string
  readonly of: readonly string[]
}

/** How a dimension is told apart, as the form has it: what was grouped stays there while another way is looked at. */
export interface FormSplit {
  readonly way: 'open' | 'codes' | 'groups'
  readonly groups: readonly FormGroup[]
  readonly others: boolean
}

/** The whole form. */
export interface ExtractForm {
  readonly table: TableId
  readonly rows: readonly FormSplit[]
  readonly answers: FormSplit
}

const splitOf = (way: FormSplit['way']): FormSplit => ({ way, groups: [], others: true })

/** The form for a question: its first dimension code by code, all else open. */
export const formFor = (table: TableId): ExtractForm => ({
  table,
  rows: findTable(table).family.by.map((_, at) => splitOf(at === 0 ? 'codes' : 'open')),
  answers: splitOf('codes'),
})

/** The form for another question: what was set stays where the dimensions are the same. */
export const withTable = (form: ExtractForm, table: TableId): ExtractForm =>
  findTable(table).family.id === findTable(form.table).family.id ? { ...form, table, answers: splitOf('codes') } : formFor(table)

/** A group without a name or a code is not sound yet. Null where all groups are, and there is one. */
export function wrongGroup({ way, groups }: FormSplit): { group: FormGroup | null; wrong: 'none' | 'name' | 'codes' } | null {
  if (way !== 'groups') return null
  if (groups.length === 0) return { group: null, wrong: 'none' }
  for (const group of groups) {
    if (group.name.trim() === '' || group.name.trim().length > crossingLimits.name) return { group, wrong: 'name' }
    if (group.of.length === 0) return { group, wrong: 'codes' }
  }
  return null
}

/** What is asked of the server; null while a group is not sound yet. */
export function crossingOf({ table, rows, answers }: ExtractForm): Crossing | null {
  if ([...rows, answers].some((split) => wrongGroup(split) !== null)) return null
  const joined = joinedOf(answers)
  return { table, rows: rows.map((split): Split => (split.way === 'open' ? 'open' : joinedOf(split))), answers: joined }
}

const joinedOf = ({ way, groups, others }: FormSplit): 'codes' | Grouping =>
  way === 'groups' ? { groups: groups.map(({ name, of }) => ({ name: name.trim(), of: [...of] })), others } : 'codes'

/** The codes that can be put into groups: an answer that was not given is none. */
export function codesToGroup(id: DimensionId, universities: readonly string[], answers: boolean): readonly string[] {
  const { codes } = dimension(id)
  if (codes.length > 0) return codes.filter((code) => !(answers && code === unknown))
  return universities
}
