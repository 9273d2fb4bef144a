import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { person } from '../shell/device.ts'

/** After the answers were sealed, for whoever came by a link: that they are done once they are received, and what signing in would open. */
export function AfterSending({ received }: { received: boolean }) {
  if (person.value?.scope === undefined) return null
  return (
    <>
      {received && <p>{t('answer:after.close')}</p>}
      <Notice
        title={t('answer:after.title')}
        actions={
          <Link kind="secondary" href="/sign-in">
            {t('answer:signIn')}
          </Link>
        }
      >
        <p>{t('answer:after.text')}</p>
        <p>{t('answer:after.receipt')}</p>
      </Notice>
    </>
  )
}
