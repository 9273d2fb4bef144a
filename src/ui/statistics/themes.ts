import type { StatisticTable } from '../../domain/statistics/published.ts'
import type { TableId } from '../../domain/statistics/tables.ts'

/** What tables are about, in the order they are read. */
export const themes = ['work', 'course', 'place', 'who'] as const
export type Theme = (typeof themes)[number]

const listed: Record<Theme, readonly TableId[]> = {
  work: ['activity', 'sector', 'contract', 'income', 'satisfaction', 'relation'],
  course: ['funding', 'tuition', 'guidance', 'money', 'again'],
  place: ['place', 'moves', 'abroad'],
  who: ['response', 'universities'],
}

/** The tables of an edition by theme, in their order; one that no theme names tells who is counted. Empty themes are left out. */
export function byTheme<Table extends Pick<StatisticTable, 'id'>>(tables: readonly Table[]): { theme: Theme; tables: readonly Table[] }[] {
  const others = tables.filter(({ id }) => !Object.values(listed).flat().includes(id))
  return themes
    .map((theme) => {
      const own = listed[theme].flatMap((id) => tables.find((table) => table.id === id) ?? [])
      return { theme, tables: theme === 'who' ? [...own, ...others] : own }
    })
    .filter(({ tables: found }) => found.length > 0)
}
