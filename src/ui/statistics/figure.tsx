import { barsOf, fullShare } from '../../domain/statistics/bars.ts'
import { isShown } from '../../domain/statistics/own-place.ts'
import type { PublishedRow, StatisticTable } from '../../domain/statistics/published.ts'
import { t } from '../text/text.ts'
import { Chart } from './chart.tsx'
import type { NamedBar } from './layout.ts'
import { nameOf, type NameSources, peopleOf } from './names.ts'
import { RowNumbers } from './numbers.tsx'
import { answeredWords, barWords } from './words.ts'

export interface FigureProps {
  table: StatisticTable
  /** Undefined: there are too few people for a row. */
  row: PublishedRow | undefined
  sources: NameSources
  /** The numbers stand one press away, where several charts share a page. */
  folded?: boolean
  /** Whose group can be chosen: about whom the row is, how many answered, and why it is held are said when that changes. */
  said?: boolean
}

/** The bars of a row, in words. */
export const namedBars = (table: StatisticTable, row: PublishedRow, sources: NameSources): NamedBar[] =>
  barsOf(table, row).map((bar) => ({ code: bar.code, name: nameOf(table.outcome, bar.code, sources), words: barWords(bar), share: bar.share }))

/** A row as a chart and, beside it, as a table; above both, about whom it is and how many of them answered. */
export function Figure({ table, row, sources, folded = false, said = false }: FigureProps) {
  const people = row && peopleOf(table, row.of, sources)
  const isWhole = row !== undefined && isShown(row)
  const label = t('charts:chartOf', { table: t(`statistics:table.${table.id}.title`), people: people ?? '' })
  return (
    <div class="figure">
      {/* Not the chart and the numbers: they would be read to the end at every choice. */}
      <div role={said ? 'status' : undefined}>
        {row ? (
          <>
            <p class="figure-people">{people}</p>
            <p>{answeredWords(table, row)}</p>
            {!isWhole && <p>{t(`statistics:note.held.${row.held ?? 'few'}`)}</p>}
          </>
        ) : (
          <p>{t('charts:noRow')}</p>
        )}
      </div>
      {isWhole && (
        <>
          <Chart id={`chart-${table.id}`} label={label} bars={namedBars(table, row, sources)} full={fullShare(table)} />
          {folded ? (
            <details>
              <summary>
                {t('charts:seeNumbers')}
                <span class="said"> {label}</span>
              </summary>
              <RowNumbers table={table} row={row} sources={sources} />
            </details>
          ) : (
            <RowNumbers table={table} row={row} sources={sources} />
          )}
        </>
      )}
    </div>
  )
}
