import type { DimensionId } from '../../domain/statistics/dimensions.ts'
import { all, type StatisticTable } from '../../domain/statistics/published.ts'
import { Select } from '../../ui/controls/Select.tsx'
import { nameOf, type NameSources } from '../../ui/statistics/names.ts'
import { inOrder } from '../../ui/statistics/order.ts'
import type { TextKey } from '../../ui/text/areas.ts'
import { t } from '../../ui/text/text.ts'

interface Props {
  table: StatisticTable
  of: readonly string[]
  sources: NameSources
  onChoose: (of: string[]) => void
}

/** Whose row is shown: a choice for each dimension of the table, of what is in it. */
export const GroupChoice = ({ table, of, sources, onChoose }: Props) => (
  <div class="statistics-choice">
    {table.by.map((id, at) => (
      <Select
        key={id}
        id={`group-${id}`}
        label={t(`statistics:dimension.${id}` as TextKey)}
        options={codesIn(table, at, id, sources).map((code) => ({ value: code, label: nameOf(id, code, sources) }))}
        value={of[at] ?? all}
        onChange={(code) => onChoose(of.with(at, code))}
      />
    ))}
  </div>
)

/** The codes of a dimension that the table has rows for, everybody first. */
const codesIn = (table: StatisticTable, at: number, id: DimensionId, sources: NameSources): string[] =>
  [...new Set([all, ...table.rows.map(({ of }) => of[at] ?? all)])].toSorted(inOrder(id, sources))
