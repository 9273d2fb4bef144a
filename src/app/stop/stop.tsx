import { useEffect, useState } from 'preact/hooks'
import { mailStopSchema } from '../../api/mail-stops.ts'
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
  const token = location.hash.slice(1)
  if (token !== '') history.replaceState(history.state, '', location.pathname)
  return token
}

/**
 * /stop: where the link at the end of a mail about a survey, or about deadlines of kept postings, leads, signed in or not. Opening it stops nothing, since mail
 * scanners open every link; the button does, and another one takes it back.
 */
export function Stop() {
  const [token, setToken] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  /** What was done here last; null: nothing yet. */
  const [stopped, setStopped] = useState<boolean | null>(null)
  useEffect(() => setToken(takeToken()), [])
  // By the token alone, before anybody is asked.
  const about = token.startsWith('deadlines.') ? 'deadlines' : 'survey'
  const title = t(`stop:${about}.${stopped === null ? 'title' : stopped ? 'stoppedTitle' : 'resumedTitle'}`)
  usePage(title)
  const put = async (next: boolean) => {
    const open = device.peek()
    if (busy || !open) return
    setBusy(true)
    setTrouble(null)
    const answer = await ask(open.door, { method: 'POST', path: '/api/mail-stops', body: { token, stopped: next }, answer: mailStopSchema })
    setBusy(false)
    if (answer.ok) return setStopped(answer.value.stopped)
    setTrouble(answer.why === 'refused' ? local(answer.problem.message) : t('stop:unreachable'))
  }
  if (token === '') {
    return (
      <>
        <PageTitle>{title}</PageTitle>
        <p>{t('stop:noLink')}</p>
        <p class="actions">
          <Link href="/">{t('stop:home')}</Link>
        </p>
      </>
    )
  }
  return (
    <>
      <PageTitle>{title}</PageTitle>
      {stopped === null && <p>{t(`stop:${about}.why`)}</p>}
      <p>{t(`stop:${about}.${stopped === null ? 'text' : stopped ? 'stoppedText' : 'resumedText'}`)}</p>
      <div role="alert">{trouble && <Notice kind="error" title={trouble} />}</div>
      <p class="actions">
        {stopped !== true && (
          <Button kind={stopped === null ? 'primary' : 'secondary'} busy={busy} onPress={() => void put(true)}>
            {t('stop:button')}
          </Button>
        )}
        {stopped === true && (
          <Button busy={busy} onPress={() => void put(false)}>
            {t('stop:resume')}
          </Button>
        )}
      </p>
      {stopped === null && (
        <>
          <p class="support">{t('stop:before')}</p>
          <p>
            <Button kind="quiet" busy={busy} onPress={() => void put(false)}>
              {t('stop:resume')}
            </Button>
          </p>
        </>
      )}
    </>
  )
}
