import './statistics.css'
import { useLocation } from 'preact-iso/router'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { List } from './list.tsx'
import { useStatistics } from './load.ts'
import { Mine } from './mine.tsx'
import { TablePage } from './table-page.tsx'

/** What became of people, by the registry's own numbers: the list of tables, one of them, or those near to oneself. */
export function Statistics() {
  const { path, query } = useLocation()
  const statistics = useStatistics(Number(query['edition']))
  const name = /^\/statistics\/([^/]+)$/.exec(path)?.[1]
  if (statistics === undefined) return <Skeleton lines={6} />
  if (statistics === null) return <Nothing />
  if (name === undefined) return <List statistics={statistics} />
  if (name === 'me') return <Mine statistics={statistics} />
  const table = statistics.edition.tables.find(({ id }) => id === name)
  return table ? <TablePage key={table.id} statistics={statistics} table={table} /> : <Unknown />
}

/** What will stand here, and when. */
function Nothing() {
  usePage(t('charts:title'))
  return (
    <>
      <PageTitle>{t('charts:title')}</PageTitle>
      <p>{t('charts:lead')}</p>
      <div class="empty">
        <p class="empty-title">{t('charts:none.title')}</p>
        <p>{t('charts:none.text')}</p>
      </div>
    </>
  )
}

function Unknown() {
  usePage(t('charts:unknown.title'))
  return (
    <>
      <PageTitle>{t('charts:unknown.title')}</PageTitle>
      <p>{t('charts:unknown.text')}</p>
      <p>
        <Link icon={BackIcon} href="/statistics">
          {t('charts:back')}
        </Link>
      </p>
    </>
  )
}
