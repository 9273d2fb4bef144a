import { useLocation } from 'preact-iso/router'
import { Link } from '../../ui/controls/Link.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from './page.tsx'
import { signInFrom } from './return.ts'

/** In place of a page that is about somebody, for nobody: the way to sign in and come back. */
export function SignInFirst() {
  const { url } = useLocation()
  usePage(t('shell:signInFirst.title'))
  return (
    <>
      <PageTitle>{t('shell:signInFirst.title')}</PageTitle>
      <p>{t('shell:signInFirst.text')}</p>
      <p class="actions">
        <Link kind="primary" href={signInFrom(url)}>
          {t('shell:signInFirst.signIn')}
        </Link>
      </p>
    </>
  )
}
