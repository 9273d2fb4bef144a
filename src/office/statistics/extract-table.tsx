import type { Crossing } from '../../domain/statistics/crossing.ts'
import { type Part, partsOf } from '../../domain/statistics/crossing.ts'
import type { DimensionId } from '../../domain/statistics/dimensions.ts'
import { all, type PublishedRow, type StatisticTable } from '../../domain/statistics/published.ts'
import { nameOf, type NameSources } from '../../ui/statistics/names.ts'
import { RowCells } from '../../ui/statistics/numbers.tsx'
import { inOrder } from '../../ui/statistics/order.ts'
import { baseWords } from '../../ui/statistics/words.ts'
import type { TextKey } from '../../ui/text/areas.ts'
import { t } from '../../ui/text/text.ts'

interface ExtractTableProps {
  table: StatisticTable
  /** What was asked: names the groups. */
  crossing: Crossing
  sources: NameSources
}

/** The table that was asked for: in each cell how many people, and their share of those who answered. */
export function ExtractTable({ table, crossing, sources }: ExtractTableProps) {
  const shown = table.by.flatMap((id, at) => (crossing.rows[at] === 'open' ? [] : [{ id, at, parts: partsOf(crossing.rows[at] ?? 'open', []) }]))
  const caption = t('office-extract:table.caption', { table: t(`statistics:table.${table.id}.title`) })
  const answers = partsOf(crossing.answers, [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
    <section class="numbers-frame" aria-label={caption} tabIndex={0}>
      <table class="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {shown.length === 0 && <th scope="col">{t('office-extract:table.people')}</th>}
            {shown.map(({ id }) => (
              <th key={id} scope="col">
                {t(`statistics:dimension.${id}` as TextKey)}
              </th>
            ))}
            <th scope="col" class="numbers-head">
              {baseWords(table)}
            </th>
            {table.codes.map((code) => (
              <th key={code} scope="col" class="numbers-head">
                {wordsOf(table.outcome, code, answers, sources)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(table.rows, shown, sources).map((row) => (
            <tr key={row.of.join(' ')}>
              {shown.length === 0 && <th scope="row">{t('statistics:dimension.all')}</th>}
              {shown.map(({ id, at, parts }) => (
                <th key={id} scope="row">
                  {wordsOf(id, row.of[at] ?? all, parts, sources)}
                </th>
              ))}
              <RowCells table={table} row={row} counted />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const wordsOf = (id: DimensionId, code: string, parts: readonly Part[], sources: NameSources): string =>
  parts.find((part) => part.code === code)?.name ?? nameOf(id, code, sources)

/** Everybody first, then the groups as they were made, then codes in the order of their dimension. */
function sorted(rows: readonly PublishedRow[], shown: readonly { id: DimensionId; at: number; parts: readonly Part[] }[], sources: NameSources): PublishedRow[] {
  return rows.toSorted((a, b) => {
    for (const { id, at, parts } of shown) {
      const [one, other] = [a.of[at] ?? all, b.of[at] ?? all]
      if (one === other) continue
      const place = (code: string): number => (code === all ? -1 : parts.some((part) => part.code === code) ? parts.findIndex((part) => part.code === code) : parts.length)
      return place(one) - place(other) || inOrder(id, sources)(one, other)
    }
    return 0
  })
}
