import { useState } from 'preact/hooks'
import type { StatisticsEdition } from '../../api/statistics.ts'
import { all, rowOf, type StatisticTable } from '../../domain/statistics/published.ts'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { Figure } from '../../ui/statistics/figure.tsx'
import type { NameSources } from '../../ui/statistics/names.ts'
import { GroupNumbers } from '../../ui/statistics/numbers.tsx'
import { inOrder } from '../../ui/statistics/order.ts'
import { byTheme } from '../../ui/statistics/themes.ts'
import type { TextKey } from '../../ui/text/areas.ts'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { useSources } from './sources.ts'

/** The tables as registrants will see them: about everybody as a chart, and group by group as numbers. */
export function Preview({ edition }: { edition: StatisticsEdition }) {
  const sources = useSources()
  if (!sources) return <Skeleton lines={6} />
  return (
    <section class="office-block" aria-labelledby="statistics-preview">
      <h2 id="statistics-preview">{t('office-statistics:preview.title')}</h2>
      <p>{t('office-statistics:preview.lead')}</p>
      {edition.tables.length === 0 && <p>{t('office-statistics:preview.none')}</p>}
      {byTheme(edition.tables).flatMap(({ tables }) => tables).map((table) => (
        <Fold key={table.id} title={t(`charts:question.${table.id}`)} words={t('office-statistics:preview.rows', { count: table.rows.length, shown: number(table.rows.length) })}>
          <TablePreview table={table} sources={sources} />
        </Fold>
      ))}
    </section>
  )
}

function TablePreview({ table, sources }: { table: StatisticTable; sources: NameSources }) {
  const [along, setAlong] = useState('0')
  const at = Number(along)
  const id = table.by[at]
  const order = id && inOrder(id, sources)
  const rows = table.rows.filter(({ of }) => of.every((code, index) => index === at || code === all))
  return (
    <div class="statistics-preview">
      <p>{t(`statistics:table.${table.id}.definition`)}</p>
      <p class="support">{t(`statistics:table.${table.id}.limits`)}</p>
      <Figure table={table} row={rowOf(table, table.by.map(() => all))} sources={sources} />
      {table.by.length > 1 && (
        <Select
          id={`along-${table.id}`}
          label={t('office-statistics:preview.along')}
          options={table.by.map((id, index) => ({ value: String(index), label: t(`statistics:dimension.${id}` as TextKey) }))}
          value={along}
          onChange={setAlong}
        />
      )}
      <GroupNumbers
        table={table}
        rows={order ? rows.toSorted((a, b) => order(a.of[at] ?? all, b.of[at] ?? all)) : rows}
        sources={sources}
        caption={t('office-statistics:preview.caption', { table: t(`statistics:table.${table.id}.title`) })}
        along={at}
      />
    </div>
  )
}
