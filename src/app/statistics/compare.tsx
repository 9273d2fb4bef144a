import { all, type StatisticTable } from '../../domain/statistics/published.ts'
import { Fold } from '../../ui/controls/Fold.tsx'
import { peopleOf } from '../../ui/statistics/names.ts'
import { GroupNumbers } from '../../ui/statistics/numbers.tsx'
import { inOrder } from '../../ui/statistics/order.ts'
import { baseWords } from '../../ui/statistics/words.ts'
import type { TextKey } from '../../ui/text/areas.ts'
import { t } from '../../ui/text/text.ts'
import type { Statistics } from './load.ts'

interface Props {
  statistics: Statistics
  table: StatisticTable
  /** The group that was chosen. */
  of: readonly string[]
  /** The reader's own group; null: not known. */
  own: readonly string[] | null
}

/** The groups beside the one that was chosen, along each dimension, with the reader's own row marked. */
export const Compare = ({ statistics: { sources }, table, of, own }: Props) => (
  <>
    {table.by.map((id, along) => {
      const order = inOrder(id, sources)
      const rows = table.rows.filter((row) => row.of.every((code, at) => at === along || code === of[at])).toSorted((a, b) => order(a.of[along] ?? all, b.of[along] ?? all))
      if (rows.length < 2) return null
      const name = t(`statistics:dimension.${id}` as TextKey)
      const others = peopleOf(table, of.with(along, all), sources)
      const ownCode = own?.[along]
      return (
        <Fold key={id} title={t('charts:compare', { dimension: name })}>
          <p class="support">{t('charts:compareLead', { base: baseWords(table) })}</p>
          <GroupNumbers
            table={table}
            rows={rows}
            sources={sources}
            caption={t('charts:compareCaption', { table: t(`statistics:table.${table.id}.title`), dimension: name, others })}
            along={along}
            own={ownCode === all ? undefined : ownCode}
          />
        </Fold>
      )
    })}
  </>
)
