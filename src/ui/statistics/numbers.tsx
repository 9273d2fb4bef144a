import './chart.css'
import { all, type PublishedRow, shareIn, type StatisticTable } from '../../domain/statistics/published.ts'
import { barsOf } from '../../domain/statistics/bars.ts'
import type { TextKey } from '../text/areas.ts'
import { number } from '../text/format.ts'
import { t } from '../text/text.ts'
import { type NameSources, nameOf, peopleOf } from './names.ts'
import { baseWords, peopleWords } from './words.ts'

interface RowNumbersProps {
  table: StatisticTable
  row: PublishedRow
  sources: NameSources
}

/** What the chart of a row shows, as a table. */
export function RowNumbers({ table, row, sources }: RowNumbersProps) {
  return (
    <table class="numbers">
      <caption>{t('charts:numbersOf', { table: t(`statistics:table.${table.id}.title`), people: peopleOf(table, row.of, sources) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('charts:answer')}</th>
          <th scope="col" class="numbers-head">
            {t('charts:peopleColumn')}
          </th>
          <th scope="col" class="numbers-head">
            {t('charts:share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {barsOf(table, row).map(({ code, count, share }) => (
          <tr key={code}>
            <th scope="row">{nameOf(table.outcome, code, sources)}</th>
            {count === null || share === null ? (
              <td class="numbers-hidden" colSpan={2}>
                {t('charts:hidden')}
              </td>
            ) : (
              <>
                <td>{number(count)}</td>
                <td>{t('charts:percent', { share: number(share) })}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface GroupNumbersProps {
  table: StatisticTable
  rows: readonly PublishedRow[]
  sources: NameSources
  caption: string
  /** The dimension that tells the rows apart. */
  along: number
  /** The code, in that dimension, of the reader's own row. */
  own?: string | undefined
}

/** Several groups side by side, by the shares of each answer. Moves within its frame where it is wider than the page. */
export function GroupNumbers({ table, rows, sources, caption, along, own }: GroupNumbersProps) {
  const [id] = [table.by[along]]
  if (id === undefined) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
    <section class="numbers-frame" aria-label={caption} tabIndex={0}>
      <table class="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`statistics:dimension.${id}` as TextKey)}</th>
            <th scope="col" class="numbers-head">
              {baseWords(table)}
            </th>
            {table.codes.map((code) => (
              <th key={code} scope="col" class="numbers-head">
                {nameOf(table.outcome, code, sources)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const code = row.of[along] ?? all
            const isOwn = own !== undefined && code === own
            return (
              <tr key={code} class={isOwn ? 'numbers-own' : undefined}>
                <th scope="row">
                  {nameOf(id, code, sources)}
                  {isOwn && <strong class="numbers-mark">{t('charts:ownRow')}</strong>}
                </th>
                <RowCells table={table} row={row} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface RowCellsProps {
  table: StatisticTable
  row: PublishedRow
  /** Says how many people are in each cell too. */
  counted?: boolean
}

/** What stands behind the name of a group: how many answered, and the share of each answer; or why none is shown. */
export const RowCells = ({ table, row, counted = false }: RowCellsProps) => (
  <>
    <td>{row.answered === null ? peopleWords(null) : number(row.answered)}</td>
    {row.held === undefined ? (
      row.cells.map((cell, at) => <ShareCell key={table.codes[at]} row={row} cell={cell} counted={counted} />)
    ) : (
      <td class="numbers-hidden numbers-held" colSpan={Math.max(1, table.codes.length)}>
        {t(`statistics:note.held.${row.held}`)}
      </td>
    )}
  </>
)

function ShareCell({ row, cell, counted }: { row: PublishedRow; cell: number | null; counted: boolean }) {
  const share = shareIn(row, cell)
  if (cell === null || share === null) return <td class="numbers-hidden">{t('charts:hiddenShort')}</td>
  const said = t('charts:percent', { share: number(share) })
  if (!counted) return <td>{said}</td>
  return (
    <td>
      {number(cell)}
      <span class="numbers-share">{said}</span>
    </td>
  )
}
