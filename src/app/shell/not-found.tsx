import { Link } from '../../ui/controls/Link.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from './page.tsx'

/** For an address that leads nowhere. */
export function NotFound() {
  usePage(t('instead:notFound.title'))
  return (
    <>
      <PageTitle>{t('instead:notFound.title')}</PageTitle>
      <p>{t('instead:notFound.text')}</p>
      <p class="actions">
        <Link kind="primary" href="/">
          {t('instead:notFound.home')}
        </Link>
      </p>
    </>
  )
}
