import { useLocation } from 'preact-iso/router'
import { Link } from '../../ui/controls/Link.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from './page.tsx'
import { signInFrom } from './return.ts'

/** In place of a page that is about somebody, for nobody: the way to sign in and come back. */
export function SignInFirst() {
  const { url } = useLocation()
  usePage(t('instead:signInFirst.title'))
  return (
    <>
      <PageTitle>{t('instead:signInFirst.title')}</PageTitle>
      <p>{t('instead:signInFirst.text')}</p>
      <p class="actions">
        <Link kind="primary" href={signInFrom(url)}>
          {t('instead:signInFirst.signIn')}
        </Link>
      </p>
    </>
  )
}
