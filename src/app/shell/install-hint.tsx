import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { prefer, preference, syncState } from './device.ts'
import { install, installed, installPrompt, platform } from './install.ts'

const dismissed = 'install-hint'

/** Offers to install once something is stored that is worth keeping, until it is dismissed for good. */
export function InstallHint() {
  // On a computer that others use nothing is to stay.
  if (installed.value || syncState.value?.shared || preference(dismissed) !== null) return null
  const ios = platform() === 'ios'
  return (
    <Notice
      title={t('install:hint.title')}
      actions={
        <>
          {installPrompt.value ? (
            <Button onPress={() => void install()}>{t('install:button')}</Button>
          ) : (
            <Link kind="secondary" href="/me/install">
              {t('install:hint.how')}
            </Link>
          )}
          <Button kind="quiet" onPress={() => void prefer(dismissed, 'dismissed')}>
            {t('install:hint.dismiss')}
          </Button>
        </>
      }
    >
      <p>{t(ios ? 'install:hint.ios' : 'install:hint.text')}</p>
    </Notice>
  )
}
