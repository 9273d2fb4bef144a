import type { OfficeStatistics } from '../../api/statistics.ts'
import { date, number, time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Column, Table } from '../controls/Table.tsx'

type Edition = OfficeStatistics['editions'][number]

const columns = (): Column<Edition>[] => [
  { id: 'edition', label: t('office-statistics:editions.edition'), header: true, cell: ({ edition }) => t('office-statistics:editions.number', { edition: number(edition) }) },
  { id: 'at', label: t('office-statistics:editions.at'), kind: 'date', cell: ({ publishedAt }) => t('office-statistics:now.at', { date: date(publishedAt), time: time(publishedAt) }) },
  {
    id: 'file',
    label: t('office-statistics:editions.file'),
    cell: ({ href }) => (
      <a class="link statistics-address" href={href} target="_blank" rel="noopener noreferrer">
        {location.origin + href}
      </a>
    ),
  },
]

/** Every edition so far, each with the address at which its file stays for ever. */
export const Editions = ({ editions }: { editions: readonly Edition[] }) => (
  <section class="office-block" aria-labelledby="statistics-editions">
    <h2 id="statistics-editions">{t('office-statistics:editions.title')}</h2>
    {editions.length === 0 ? (
      <p>{t('office-statistics:editions.none')}</p>
    ) : (
      <Table
        caption={t('office-statistics:editions.caption')}
        rows={editions.toSorted((a, b) => b.edition - a.edition)}
        keyOf={({ edition }) => String(edition)}
        columns={columns()}
      />
    )}
  </section>
)
