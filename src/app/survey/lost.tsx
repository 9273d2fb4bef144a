import { Link } from '../../ui/controls/Link.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'

/** For a survey that is not on this device. */
export function Lost() {
  usePage(t('surveys:lost.title'))
  return (
    <>
      <PageTitle>{t('surveys:lost.title')}</PageTitle>
      <p>{t('surveys:lost.text')}</p>
      <p class="actions">
        <Link kind="secondary" href="/survey">
          {t('surveys:lost.list')}
        </Link>
      </p>
    </>
  )
}
