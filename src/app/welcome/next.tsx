import { Link } from '../../ui/controls/Link.tsx'
import { NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { InstallOffer } from '../shell/install-offer.ts'
import { usePage } from '../shell/page.tsx'

/** After agreeing: what makes the next time easier, and the way in. */
export function Next() {
  usePage(t('welcome:next.title'))
  return (
    <>
      <PageTitle>{t('welcome:next.title')}</PageTitle>
      <p>{t('welcome:next.lead')}</p>
      <section class="setting">
        <h2>{t('welcome:next.passkey')}</h2>
        <p>{t('welcome:next.passkeyText')}</p>
        <p>
          <Link kind="secondary" href="/me/passkeys">
            {t('welcome:next.passkeyLink')}
          </Link>
        </p>
      </section>
      <InstallOffer />
      <p class="actions">
        <Link kind="primary" icon={NextIcon} href="/">
          {t('welcome:next.home')}
        </Link>
      </p>
    </>
  )
}
