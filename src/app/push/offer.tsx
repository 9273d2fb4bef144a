import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { prefer, preference } from '../shell/device.ts'
import { usePush } from './use-push.ts'

const dismissed = 'push-offer'

/** Offers to remind on this device, once it is plain what for, until it is dismissed for good. */
export function Offer({ after }: { after: 'begun' | 'sent' }) {
  const { state, trouble, busy, turn } = usePush()
  if (state !== 'off' || preference(dismissed) !== null) return null
  return (
    <Notice
      title={t('push:offer.title')}
      actions={
        <>
          <Button busy={busy} onPress={() => turn(true)}>
            {t('push:turnOn')}
          </Button>
          <Button kind="quiet" onPress={() => void prefer(dismissed, 'dismissed')}>
            {t('push:offer.dismiss')}
          </Button>
        </>
      }
    >
      <p>{t(after === 'begun' ? 'push:offer.begun' : 'push:offer.sent')}</p>
      <p role="alert">{trouble && t(trouble)}</p>
    </Notice>
  )
}
