import type { QueueItem } from '../../api/office-applications.ts'
import { showReceiptNumber } from '../../domain/application/receipt-number.ts'
import { date } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import type { Column } from '../controls/Table.tsx'
import { Checks } from './checks.tsx'
import { current, pathOf, pick } from './place.ts'

/** What tells the rows of the queue apart. */
export const keyOf = ({ number }: QueueItem): string => number

/** The name that somebody is called by, of those they gave. */
export const calledBy = ({ name, nameKana, nameLatin }: Pick<QueueItem, 'name' | 'nameKana' | 'nameLatin'>): string => name || nameLatin || nameKana

/** A university in the language of the moment; its id where we know no name. */
export const universityWords = (university: QueueItem['university'] | null): string =>
  university === null ? t('office-applications:unknown') : university.name ? local(university.name) : university.id

/** What the queue shows of an application. */
export const columns = (picked: ReadonlySet<string>): Column<QueueItem>[] => [
  {
    id: 'pick',
    label: t('office-applications:pickColumn'),
    kind: 'pick',
    cell: (item) => {
      if (item.state !== 'waiting' && item.state !== 'mending') return null
      return (
        <label class="pick">
          <span class="said">{t('office-applications:pick', { name: calledBy(item) })}</span>
          <input type="checkbox" checked={picked.has(item.number)} onChange={(event) => pick(item.number, event.currentTarget.checked)} />
        </label>
      )
    },
  },
  {
    id: 'who',
    label: t('office-applications:who'),
    header: true,
    cell: (item) => (
      <>
        <a
          class="link"
          href={pathOf(item.number)}
          data-open={item.number}
          onFocus={() => {
            current.value = item.number
          }}
        >
          {calledBy(item)}
        </a>
        <span class="table-more">{[item.nameKana, item.nameLatin].filter((each) => each !== '' && each !== calledBy(item)).join(' / ')}</span>
        <span class="table-more receipt">{showReceiptNumber(item.number)}</span>
      </>
    ),
  },
  {
    id: 'university',
    label: t('office-applications:university'),
    cell: (item) => (
      <>
        {universityWords(item.university)}
        <span class="table-more">{item.school}</span>
      </>
    ),
  },
  {
    id: 'course',
    label: t('office-applications:course'),
    cell: (item) => (
      <>
        {item.studentNumber}
        <span class="table-more">{t('office-applications:entryYear', { year: item.entryYear })}</span>
      </>
    ),
  },
  {
    id: 'checks',
    label: t('office-applications:checks'),
    cell: (item) => (
      <>
        <span class="table-more receipt">{item.email}</span>
        <Checks of={item.checks} />
      </>
    ),
  },
  {
    id: 'since',
    label: t('office-applications:since'),
    kind: 'date',
    cell: (item) => (
      <>
        {date(item.createdAt)}
        <span class="table-more">{t(`office-applications:states.${item.state}`)}</span>
      </>
    ),
  },
]
