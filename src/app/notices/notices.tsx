import './notices.css'
import { useLocation } from 'preact-iso/router'
import { useEffect } from 'preact/hooks'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { NotFound } from '../shell/instead.ts'
import { markRead, type ShownNotice, useNotices } from '../shell/notices.ts'
import { usePage } from '../shell/page.tsx'

/** Everything under /notices: what the office tells everybody, signed in or not. */
export function Notices() {
  const { path } = useLocation()
  const notices = useNotices()
  const id = path.startsWith('/notices/') ? path.slice('/notices/'.length) : null
  if (!notices) return <Skeleton lines={6} />
  if (id === null) return <List notices={notices} />
  const notice = notices.find((each) => each.id === id)
  return notice ? <One key={id} notice={notice} /> : <NotFound />
}

function List({ notices }: { notices: readonly ShownNotice[] }) {
  usePage(t('notices:title'))
  return (
    <>
      <PageTitle>{t('notices:title')}</PageTitle>
      {notices.length === 0 ? (
        <div class="empty">
          <p class="empty-title">{t('notices:none.title')}</p>
          <p>{t('notices:none.text')}</p>
        </div>
      ) : (
        <ul class="notices">
          {notices.map(({ id, title, publishedAt, isNew }) => (
            <li key={id}>
              <p class="notices-day">
                <time dateTime={publishedAt}>{date(publishedAt)}</time> {isNew && <Tag kind="info">{t('notices:new')}</Tag>}
              </p>
              <Link href={`/notices/${id}`}>{local(title)}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function One({ notice: { id, title, text, publishedAt } }: { notice: ShownNotice }) {
  usePage(local(title))
  useEffect(() => {
    markRead(id).catch((error: unknown) => console.warn('that the notice was read could not be kept', error))
  }, [id])
  return (
    <>
      <PageTitle>{local(title)}</PageTitle>
      <p class="support">
        <time dateTime={publishedAt}>{date(publishedAt)}</time>
      </p>
      <div class="notices-text">
        {local(text)
          .split(/\n{2,}/)
          .map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
      </div>
      <p class="actions">
        <Link kind="quiet" icon={BackIcon} href="/notices">
          {t('notices:back')}
        </Link>
      </p>
    </>
  )
}
