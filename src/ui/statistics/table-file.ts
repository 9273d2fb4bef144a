import type { StatisticTable } from '../../domain/statistics/published.ts'
import { writeCsv } from '../../domain/text/csv.ts'
import type { TextKey } from '../text/areas.ts'
import { t } from '../text/text.ts'
import { nameOf, type NameSources } from './names.ts'
import { baseWords } from './words.ts'

/** How Japanese statistics mark a number that is kept secret. */
const secret = 'x'
const cell = (count: number | null): string => (count === null ? secret : String(count))

/**
 * A whole table as CSV for spreadsheets (UTF-8 with a byte order mark): a line for each row, each group by code and name,
 * and below them the notes, each in a line of its own. Hidden numbers are `x`.
 */
export function tableFile(table: StatisticTable, sources: NameSources, notes: readonly string[]): string {
  const heads = table.by.flatMap((id) => {
    const name = t(`statistics:dimension.${id}` as TextKey)
    return [t('charts:codeOf', { name }), name]
  })
  const answers = table.codes.map((code) => nameOf(table.outcome, code, sources))
  const lines = table.rows.map(({ of, size, answered, cells }) => [
    ...table.by.flatMap((id, at) => [of[at] ?? '', nameOf(id, of[at] ?? '', sources)]),
    cell(size),
    cell(answered),
    ...cells.map(cell),
  ])
  return writeCsv([[...heads, t('charts:sizeColumn'), baseWords(table), ...answers], ...lines, [''], ...notes.map((note) => [note])])
}
