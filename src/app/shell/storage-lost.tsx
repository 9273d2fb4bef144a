import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'

/** Says to whoever finds this device empty what is safe and what may be gone. */
export const StorageLostNotice = () => (
  <Notice kind="warning" title={t('storage:lost.title')}>
    <p>{t('storage:lost.safe')}</p>
    <p>{t('storage:lost.gone')}</p>
    <p>{t('storage:lost.next')}</p>
  </Notice>
)
