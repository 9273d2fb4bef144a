import type { Bar } from '../../domain/statistics/bars.ts'
import { leastShown, type PublishedRow } from '../../domain/statistics/published.ts'
import { number } from '../text/format.ts'
import { t } from '../text/text.ts'

/** A rounded number of people; a hidden one says so. */
export const peopleWords = (count: number | null): string =>
  count === null ? t('charts:fewer', { least: number(leastShown) }) : t('charts:about', { people: number(count) })

/** What stands beside a bar: number and share, or why there is none. */
export const barWords = ({ count, share }: Bar): string =>
  count === null || share === null ? t('charts:hidden') : t('charts:countAndShare', { people: number(count), share: number(share) })

/** How many answered, of how many: read beside every chart, so that nobody takes a part for the whole. */
export const answeredWords = ({ size, answered }: PublishedRow): string =>
  size === null || answered === null || size <= 0
    ? t('charts:answeredFew', { size: peopleWords(size), answered: peopleWords(answered) })
    : t('charts:answered', { size: peopleWords(size), answered: peopleWords(answered), share: number(Math.min(100, Math.round((answered / size) * 100))) })
