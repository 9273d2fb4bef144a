import { useEffect, useState } from 'preact/hooks'
import { type PostingSource, postingSourcesSchema } from '../../api/posting-sources.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, number, time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { PostingSections } from './sections.tsx'
import { outcomeWords } from './words.ts'

/** Where postings are fetched from by themselves, and what came of it last. */
export function Sources() {
  usePage(t('office-postings:section.sources'))
  const [all, setAll] = useState<readonly PostingSource[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('GET', '/api/office/postings/sources', postingSourcesSchema).then((answer) => (answer.ok ? setAll(answer.value.sources) : setFailure(answer)))
  }, [])
  return (
    <>
      <PageTitle>{t('office-postings:section.sources')}</PageTitle>
      <PostingSections at="sources" />
      <p>{t('office-postings:sources.lead')}</p>
      <p class="office-actions">
        <Link kind="primary" href="/office/postings/sources/new">
          {t('office-postings:sources.add')}
        </Link>
      </p>
      <Failure of={failure} />
      {all === null && failure === null && <Skeleton lines={4} />}
      {all?.length === 0 && <p class="office-empty">{t('office-postings:sources.none')}</p>}
      {all && all.length > 0 && <Table caption={t('office-postings:sources.caption')} rows={all} keyOf={({ id }) => id} columns={columns()} />}
    </>
  )
}

const columns = (): Column<PostingSource>[] => [
  { id: 'name', label: t('office-postings:sources.name'), header: true, cell: ({ id, name }) => <Link href={`/office/postings/sources/${encodeURIComponent(id)}`}>{name}</Link> },
  { id: 'active', label: t('office-postings:sources.active'), cell: ({ active }) => <Tag kind={active ? 'success' : 'plain'}>{t(active ? 'office-postings:sources.on' : 'office-postings:sources.off')}</Tag> },
  { id: 'every', label: t('office-postings:sources.every'), kind: 'number', cell: ({ every }) => `${number(every)} ${t('office-postings:sources.hours')}` },
  { id: 'lastAt', label: t('office-postings:sources.lastAt'), kind: 'date', cell: ({ lastAt }) => (lastAt === null ? t('office-postings:sources.never') : `${date(lastAt)} ${time(lastAt)}`) },
  { id: 'last', label: t('office-postings:sources.last'), cell: ({ lastOutcome }) => (lastOutcome === null ? '' : outcomeWords(lastOutcome)) },
]
