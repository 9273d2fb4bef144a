import type { Bar } from '../../domain/statistics/bars.ts'
import { leastShown, type PublishedRow, type StatisticTable } from '../../domain/statistics/published.ts'
import { number } from '../text/format.ts'
import { t } from '../text/text.ts'

/** A rounded number of people; a hidden one says so. */
export const peopleWords = (count: number | null): string =>
  count === null ? t('charts:fewer', { least: number(leastShown) }) : t('charts:about', { people: number(count) })

/** What stands beside a bar: number and share, or why there is none. */
export const barWords = ({ count, share }: Bar): string =>
  count === null || share === null ? t('charts:hidden') : t('charts:countAndShare', { people: number(count), share: number(share) })

/** What the registry knows of everybody, and nobody was asked. */
const unasked: readonly string[] = ['response', 'course']

/** What the column of those that shares are of is called: nobody answered what nobody was asked. */
export const baseWords = ({ outcome }: Pick<StatisticTable, 'outcome'>): string => t(unasked.includes(outcome) ? 'charts:countedColumn' : 'charts:answeredColumn')

/** How many answered, of how many: read beside every chart, so that nobody takes a part for the whole. */
export function answeredWords({ outcome }: Pick<StatisticTable, 'outcome'>, { size, answered }: PublishedRow): string {
  if (unasked.includes(outcome)) return t('charts:counted', { size: peopleWords(size) })
  return size === null || answered === null || size <= 0
    ? t('charts:answeredFew', { size: peopleWords(size), answered: peopleWords(answered) })
    : t('charts:answered', { size: peopleWords(size), answered: peopleWords(answered), share: number(Math.min(100, Math.round((answered / size) * 100))) })
}
