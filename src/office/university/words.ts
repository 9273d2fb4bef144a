import type { UniversityFigures } from '../../api/university.ts'
import { leastTold } from '../../domain/coordinator/coarse.ts'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'

type Table = UniversityFigures['registered']['tables'][number]

/** A coarse number of people; of few it is only said that they are. */
export const peopleWords = (count: number | null): string =>
  count === null ? t('office-coordinator:fewer', { least: number(leastTold) }) : t('office-coordinator:about', { people: number(count) })

/** A rate in whole per cent; one that is not told says so. */
export const rateWords = (rate: number | null): string =>
  rate === null ? t('office-coordinator:notTold') : t('office-coordinator:percent', { share: number(rate) })

/** What a cell counts; `year`: the academic year it is now. */
export function cellName(table: Table['id'], code: string, year: number): string {
  if (table !== 'entry') return t(`office-coordinator:code.${table}.${code as 'year'}` as 'office-coordinator:code.seen.year')
  if (code === 'unknown') return t('office-coordinator:entry.unknown')
  // A year is no number to be grouped.
  return code === 'earlier' ? t('office-coordinator:entry.earlier', { year: String(year - 3) }) : t('office-coordinator:entry.year', { year: String(year - Number(code)) })
}
