import { useEffect, useState } from 'preact/hooks'
import { addressSchema } from '../../api/address.ts'
import { ask } from '../../device/ask.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { device } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { troubleOf } from './trouble.ts'

/** Read once: the part of the link that no server is sent, and which must not stay in the bar or the history. */
function takeToken(): string {
  const token = location.hash.slice(1)
  if (token !== '') history.replaceState(history.state, '', location.pathname)
  return token
}

/** /address/undo: what the link in the mail to the old address leads to. Opening it does nothing; the button does. */
export function Undo() {
  const [token, setToken] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [back, setBack] = useState<string | null>(null)
  useEffect(() => setToken(takeToken()), [])
  usePage(t(back === null ? 'address:undo.title' : 'address:undo.doneTitle'))
  const undo = async () => {
    const open = device.peek()
    if (busy || !open) return
    setBusy(true)
    setTrouble(null)
    const answer = await ask(open.door, { method: 'POST', path: '/api/address/undo', body: { token }, answer: addressSchema })
    setBusy(false)
    if (!answer.ok) return setTrouble(troubleOf(answer))
    setBack(answer.value.email)
    open.nudge()
  }
  if (back !== null) {
    return (
      <>
        <PageTitle>{t('address:undo.doneTitle')}</PageTitle>
        <p>{t('address:undo.doneText')}</p>
        <p class="address">{back}</p>
        <p class="actions">
          <Link kind="primary" href="/sign-in">
            {t('address:undo.signIn')}
          </Link>
        </p>
      </>
    )
  }
  return (
    <>
      <PageTitle>{t('address:undo.title')}</PageTitle>
      <p>{t(token === '' ? 'address:undo.noLink' : 'address:undo.text')}</p>
      <div role="alert">{trouble && <Notice kind="error" title={trouble} />}</div>
      {token !== '' && (
        <p class="actions">
          <Button kind="primary" busy={busy} onPress={() => void undo()}>
            {t(busy ? 'address:undo.busy' : 'address:undo.button')}
          </Button>
        </p>
      )}
    </>
  )
}
