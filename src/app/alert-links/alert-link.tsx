import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { ask } from '../../device/ask.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { local, t } from '../../ui/text/text.ts'
import { device } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'

/** Read once: the part of the link that no server is sent, and which must not stay in the bar or the history. */
function takeToken(): string {
  const token = decodeURIComponent(location.hash.slice(1))
  if (token !== '') history.replaceState(history.state, '', location.pathname)
  return token
}

/**
 * /alerts/stop and /alerts/keep: where the links in mails about new postings lead, signed in or not. Opening one does
 * nothing, since mail scanners open every link; the button does.
 */
export function AlertLink() {
  const isKeep = useLocation().path === '/alerts/keep'
  const [token, setToken] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [done, setDone] = useState(false)
  useEffect(() => setToken(takeToken()), [])
  // By the token alone, before anybody is asked: one search is named in it after this sign.
  const what = isKeep ? 'keep' : token === '' || token.includes('~') ? 'stop' : 'all'
  const title = t(done ? `alerts:link.${what}.doneTitle` : `alerts:link.${what}.title`)
  usePage(title)
  const press = async () => {
    const open = device.peek()
    if (busy || !open) return
    setBusy(true)
    setTrouble(null)
    const answer = await ask(open.door, { method: 'POST', path: `/api/posting-alerts/${isKeep ? 'kept' : 'stops'}`, body: { token }, answer: null })
    setBusy(false)
    if (answer.ok) {
      setDone(true)
      // What was stopped stands in the notebook: whoever is signed in here sees it at once.
      open.nudge()
      return
    }
    setTrouble(answer.why === 'refused' ? local(answer.problem.message) : t('alerts:unreachable'))
  }
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <p>{t(done ? `alerts:link.${what}.done` : token === '' ? 'alerts:noLink' : `alerts:link.${what}.text`)}</p>
      <div role="alert">{trouble && <Notice kind="error" title={trouble} />}</div>
      <p class="actions">
        {token !== '' && !done ? (
          <Button kind="primary" busy={busy} onPress={() => void press()}>
            {t(`alerts:link.${what}.button`)}
          </Button>
        ) : (
          <Link href="/postings">{t('alerts:toSearches')}</Link>
        )}
      </p>
    </>
  )
}
