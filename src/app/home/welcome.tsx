import { Link } from '../../ui/controls/Link.tsx'
import { DeviceIcon, PersonIcon, SignInIcon, SyncIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'

/** What JGRAD is, for somebody who is not signed in, and the way in. */
export function Welcome() {
  usePage(t('home:welcome.title'))
  return (
    <>
      <PageTitle>{t('home:welcome.title')}</PageTitle>
      <p class="lead">{t('home:welcome.lead')}</p>
      <ul class="promises">
        <li>
          <DeviceIcon />
          <span>{t('home:welcome.offline')}</span>
        </li>
        <li>
          <SyncIcon />
          <span>{t('home:welcome.pause')}</span>
        </li>
        <li>
          <PersonIcon />
          <span>{t('home:welcome.private')}</span>
        </li>
      </ul>
      <p class="actions">
        <Link kind="primary" icon={SignInIcon} href="/sign-in">
          {t('home:welcome.signIn')}
        </Link>
      </p>
      <p class="support">{t('home:welcome.how')}</p>
    </>
  )
}
