import { useState } from 'preact/hooks'
import { closureSchema } from '../../api/rights.ts'
import { ask } from '../../device/ask.ts'
import type { Json } from '../../domain/json.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { date } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { device, person } from '../shell/device.ts'

/** Says until when the person may change their mind, and takes the closure back. `at`: when the account is erased. */
export function ClosingNotice({ at }: { at: Json }) {
  const [said, setSaid] = useState('')
  const [kept, setKept] = useState(false)
  const keep = async () => {
    const open = device.value
    const account = person.value?.account
    if (!open || account === undefined) return
    const asked = await ask(open.door, { method: 'DELETE', path: '/api/rights/closure', answer: closureSchema, account })
    if (!asked.ok) {
      setSaid(asked.why === 'refused' ? local(asked.problem.message) : t(asked.why === 'offline' ? 'closing:offline' : 'closing:signedOut'))
      return
    }
    // Said at once; it goes when the notebook has learnt it.
    setKept(true)
    open.nudge()
  }
  if (kept) {
    return (
      <div tabIndex={-1} ref={takeFocus}>
        <Notice kind="success" title={t('closing:kept')} />
      </div>
    )
  }
  return (
    <Notice
      kind="warning"
      title={t('closing:title')}
      actions={
        <Button kind="primary" onPress={() => void keep()}>
          {t('closing:keep')}
        </Button>
      }
    >
      {typeof at === 'string' && <p>{t('closing:text', { date: date(at) })}</p>}
      <output>{said}</output>
    </Notice>
  )
}

/** From the button that was pressed and is gone. */
const takeFocus = (line: HTMLElement | null) => line?.focus({ preventScroll: true })
