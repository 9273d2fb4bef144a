import { useState } from 'preact/hooks'
import { ask } from '../../device/ask.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { local, t } from '../../ui/text/text.ts'
import { device } from '../shell/device.ts'

/** For somebody a university entered: not being registered at all. Asked twice, then nothing is left, here or there. */
export function Decline({ account, onDeclined }: { account: string; onDeclined: () => void }) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const decline = async () => {
    const open = device.peek()
    if (busy || !open) return
    setBusy(true)
    const answer = await ask(open.door, { method: 'DELETE', path: '/api/welcome', answer: null, account })
    setBusy(false)
    setAsking(false)
    if (!answer.ok) return setTrouble(answer.why === 'refused' ? local(answer.problem.message) : t('welcome:problem.offline'))
    onDeclined()
    await open.signOut()
  }
  return (
    <section class="setting">
      <h2>{t('welcome:decline.title')}</h2>
      <p>{t('welcome:decline.text')}</p>
      <p>
        <Button onPress={() => setAsking(true)}>{t('welcome:decline.button')}</Button>
      </p>
      <div role="alert">{trouble && <Notice kind="error" title={trouble} />}</div>
      <Dialog
        open={asking}
        title={t('welcome:decline.sure')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="quiet" onPress={() => setAsking(false)}>
              {t('welcome:decline.cancel')}
            </Button>
            <Button kind="primary" busy={busy} onPress={() => void decline()}>
              {t('welcome:decline.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('welcome:decline.what')}</p>
      </Dialog>
    </section>
  )
}
