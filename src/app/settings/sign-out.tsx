import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { DownloadIcon, SignOutIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import { device, person, syncState } from '../shell/device.ts'
import { exportAll } from '../shell/export.ts'

/** Signing out works without a network. What was not sent yet would be lost with it: that is said, with a way out. */
export function SignOut() {
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState<'settings:export.failed' | 'account:signOut.failed' | null>(null)
  // What the server refused is nowhere but here, so it counts as well.
  const waiting = (syncState.value?.waiting ?? 0) + (syncState.value?.refused ?? 0)
  const name = person.value?.name ?? ''

  const leave = async () => {
    try {
      await device.value?.signOut()
      setAsking(false)
      route('/')
    } catch (error) {
      console.error('signing out failed', error)
      setFailed('account:signOut.failed')
    }
  }
  const save = async () => {
    try {
      await exportAll()
      setFailed(null)
    } catch (error) {
      console.error('the export failed', error)
      setFailed('settings:export.failed')
    }
  }
  return (
    <>
      <Button icon={SignOutIcon} onPress={() => setAsking(true)}>
        {t('account:signOut.button')}
      </Button>
      <Dialog
        open={asking}
        title={t('account:signOut.title')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('account:signOut.cancel')}</Button>
            <Button kind={waiting > 0 ? 'secondary' : 'primary'} onPress={() => void leave()}>
              {t(waiting > 0 ? 'account:signOut.confirmAnyway' : 'account:signOut.confirm')}
            </Button>
          </>
        }
      >
        {waiting > 0 && (
          <>
            <p class="strong">{t('account:signOut.waits', { count: waiting })}</p>
            <p>{t('account:signOut.waitsNext')}</p>
            <p>
              <Button kind="primary" icon={DownloadIcon} onPress={() => void save()}>
                {t('account:signOut.export')}
              </Button>
            </p>
          </>
        )}
        <p>{name === '' ? t('account:signOut.textByLink') : t('account:signOut.text', { name })}</p>
        <p role="alert">{failed && t(failed)}</p>
      </Dialog>
    </>
  )
}
