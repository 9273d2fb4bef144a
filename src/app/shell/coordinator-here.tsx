import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from './page.tsx'

/** A coordinator of a university signed in where registrants do: there is nothing here for them. */
export function CoordinatorHere() {
  usePage(t('instead:coordinator.title'))
  return (
    <>
      <PageTitle>{t('instead:coordinator.title')}</PageTitle>
      <p>{t('instead:coordinator.text')}</p>
      <p class="actions">
        {/* Another program at the same address: loaded anew, not gone to. */}
        <a class="button button-primary" href="/university" target="_top">
          {t('instead:coordinator.open')}
        </a>
      </p>
    </>
  )
}
