import { useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.ts'
import { signOut } from '../shell/session.ts'

/** Somebody is signed in who does not work at the office: most likely a registrant who is looking for the app. */
export function Elsewhere() {
  const [failed, setFailed] = useState(false)
  usePage(t('office-sign-in:elsewhere.title'))
  return (
    <>
      <PageTitle>{t('office-sign-in:elsewhere.title')}</PageTitle>
      <p>{t('office-sign-in:elsewhere.text')}</p>
      <p class="office-actions">
        {/* Another program at the same address: loaded anew, not gone to. */}
        <a class="button button-primary" href="/" target="_top">
          {t('office-sign-in:elsewhere.app')}
        </a>
        <Button kind="quiet" onPress={() => void signOut().then((done) => setFailed(!done))}>
          {t('office-sign-in:elsewhere.other')}
        </Button>
      </p>
      <p class="office-quiet">{t('office-sign-in:elsewhere.warning')}</p>
      <output>{failed ? t('office:unreachable') : ''}</output>
    </>
  )
}
