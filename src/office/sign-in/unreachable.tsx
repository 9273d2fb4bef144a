import { Button } from '../../ui/controls/Button.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { isCoordinatorsPlace } from '../shell/own-place.ts'
import { usePage } from '../shell/page.ts'
import { lookWhoIsThere } from '../shell/session.ts'

/** The server gave no answer: the office does nothing without one. */
export function Unreachable() {
  usePage(t('office-sign-in:unreachable.title'))
  return (
    <>
      <PageTitle>{t('office-sign-in:unreachable.title')}</PageTitle>
      <p>{t(isCoordinatorsPlace ? 'office-sign-in:coordinator.unreachable' : 'office-sign-in:unreachable.text')}</p>
      <p class="office-actions">
        <Button kind="primary" onPress={() => void lookWhoIsThere()}>
          {t('office-sign-in:unreachable.again')}
        </Button>
      </p>
    </>
  )
}
