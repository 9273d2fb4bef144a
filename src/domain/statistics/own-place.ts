import { isYearMonth, monthOf, monthsBetween } from '../questionnaire/months.ts'
import { type ProfileValues, readField } from '../profile/fields.ts'
import { type DimensionId, type Stage, unknown } from './dimensions.ts'
import { all, type PublishedRow, rowOf, type StatisticTable } from './published.ts'

/** Where somebody stands among all others, as statistics divide them; `unknown` where their record does not say it. */
export interface OwnPlace {
  readonly field: string
  readonly stage: Stage
}

const stageByStatus: Readonly<Record<string, Stage>> = { enrolled: 'enrolled', leave: 'enrolled', left_credits: 'left', withdrew: 'withdrew' }

/** The field and the stage of a record on the reference date (YYYY-MM-DD). Worked out where the record is: nobody is told. */
export function ownPlace(profile: ProfileValues, referenceDate: string): OwnPlace {
  const part = (field: 'field' | 'status' | 'dates', name: string): string => {
    const value = readField(field, profile[field]).get(name)
    return typeof value === 'string' ? value : unknown
  }
  const status = part('status', '')
  return { field: part('field', 'large'), stage: status === 'completed' ? completedStage(part('dates', 'completed'), referenceDate) : (stageByStatus[status] ?? unknown) }
}

function completedStage(month: string, referenceDate: string): Stage {
  if (!isYearMonth(month)) return unknown
  const months = monthsBetween(month, monthOf(referenceDate))
  return months < 24 ? 'completed0' : months < 60 ? 'completed2' : 'completed5'
}

/** A row that is shown, and which of its dimensions had to be left open for that. */
export interface ClosestRow {
  readonly row: PublishedRow
  readonly widened: readonly DimensionId[]
}

/**
 * The row that is nearest to somebody: their own, else the one that leaves as little as possible open, the later dimensions
 * first (stage before field). What they don't say of themselves is open from the start. Undefined: nothing is shown at all.
 */
export function closestRow(table: StatisticTable, own: Readonly<Partial<Record<DimensionId, string>>>): ClosestRow | undefined {
  const said = table.by.map((id) => own[id] ?? unknown).map((code) => (code === unknown ? all : code))
  const choices = said
    .reduceRight<string[][]>((rest, code) => (code === all ? rest.map((row) => [all, ...row]) : rest.flatMap((row) => [[code, ...row], [all, ...row]])), [[]])
    .toSorted((a, b) => openIn(a) - openIn(b))
  for (const of of choices) {
    const row = rowOf(table, of)
    if (row && isShown(row)) return { row, widened: table.by.filter((_, at) => said[at] !== of[at]) }
  }
  return undefined
}

const openIn = (of: readonly string[]): number => of.filter((code) => code === all).length

/** Whether any of its cells is shown. */
export const isShown = ({ held, cells }: PublishedRow): boolean => held === undefined && cells.some((cell) => cell !== null)
