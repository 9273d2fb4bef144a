import { Tag } from '../../ui/controls/Tag.tsx'
import { peopleWords } from '../../ui/statistics/words.ts'
import { date, number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import type { Statistics } from './load.ts'

/** That the people in an edition are made up; nothing where they are not. */
export const Sample = ({ statistics: { edition } }: { statistics: Statistics }) =>
  edition.sample ? (
    <p>
      <Tag kind="warning">{t('charts:sampleTag')}</Tag> {t('statistics:note.sample')}
    </p>
  ) : null

/** Which edition this is, of which day, who is in it, and that it is a sample where it is one. */
export function Standing({ statistics }: { statistics: Statistics }) {
  const { edition } = statistics
  const { size, answered } = edition.people
  return (
    <div class="statistics-standing">
      <Sample statistics={statistics} />
      <p>{t('charts:edition', { edition: number(edition.edition), date: date(edition.referenceDate) })}</p>
      <p>
        {t('charts:people', { size: peopleWords(size), answered: peopleWords(answered) })} {t('statistics:note.coverage')}
      </p>
    </div>
  )
}
