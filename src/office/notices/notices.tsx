import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { type OfficeNotice, officeNoticesSchema } from '../../api/office-notices.ts'
import type { Language } from '../../domain/language.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { EditNotice } from './edit.tsx'

const tags = { draft: 'plain', published: 'success', withdrawn: 'warning' } as const

/** The notices: all of them, or the one that is being written. */
export function Notices() {
  const { path } = useLocation()
  const id = /^\/office\/notices\/([^/]+)$/.exec(path)?.[1]
  return id === undefined ? <List /> : <EditNotice key={id} id={decodeURIComponent(id)} />
}

const columns = (shown: Language): Column<OfficeNotice>[] => [
  {
    id: 'title',
    label: t('office-notices:heading'),
    header: true,
    cell: ({ id, title }) => <Link href={`/office/notices/${encodeURIComponent(id)}`}>{title[shown] || title.ja || title.en || t('office-notices:untitled')}</Link>,
  },
  { id: 'state', label: t('office-notices:stateLabel'), cell: ({ state }) => <Tag kind={tags[state]}>{t(`office-notices:state.${state}`)}</Tag> },
  { id: 'published', label: t('office-notices:publishedAt'), kind: 'date', cell: ({ publishedAt }) => (publishedAt === null ? '' : date(publishedAt)) },
  { id: 'updated', label: t('office-notices:updatedAt'), kind: 'date', cell: ({ updatedAt }) => date(updatedAt) },
]

function List() {
  usePage(t('office-notices:title'))
  const [all, setAll] = useState<readonly OfficeNotice[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('GET', '/api/office/notices', officeNoticesSchema).then((answer) => (answer.ok ? setAll(answer.value.notices) : setFailure(answer)))
  }, [])
  const shown = language.value
  return (
    <>
      <PageTitle>{t('office-notices:title')}</PageTitle>
      <p>{t('office-notices:lead')}</p>
      <p class="office-actions">
        <Link kind="primary" href="/office/notices/new">
          {t('office-notices:write')}
        </Link>
      </p>
      <Failure of={failure} />
      {all === null && failure === null && <Skeleton lines={5} />}
      {all?.length === 0 && <p>{t('office-notices:none')}</p>}
      {all && all.length > 0 && (
        <Table
          caption={t('office-notices:caption')}
          rows={all}
          keyOf={({ id }) => id}
          columns={columns(shown)}
        />
      )}
    </>
  )
}
