import { Link } from '../../../ui/controls/Link.tsx'
import { BackIcon } from '../../../ui/icons/icons.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { t } from '../../../ui/text/text.ts'
import { usePage } from '../../shell/page.tsx'
import { listPath } from '../paths.ts'

/** For whoever has not said that they would be a role model: how to. `isUnknown`: the server could not be asked. */
export function NotWilling({ isUnknown }: { isUnknown: boolean }) {
  usePage(t('my-story:title'))
  return (
    <>
      <PageTitle>{t('my-story:title')}</PageTitle>
      <p>{t('my-story:lead')}</p>
      <p>{t(isUnknown ? 'my-story:notWilling.unknown' : 'my-story:notWilling.text')}</p>
      <p class="actions">
        <Link kind={isUnknown ? 'secondary' : 'primary'} href="/me/data/consents">
          {t('my-story:notWilling.consent')}
        </Link>
      </p>
      <p class="support">{t('my-story:notWilling.survey')}</p>
      <p class="actions">
        <Link kind="quiet" icon={BackIcon} href={listPath}>
          {t('my-story:toList')}
        </Link>
      </p>
    </>
  )
}
