import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { CodeField } from '../../ui/controls/CodeField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { codeAsked, device, person } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { backFrom, withBack } from '../shell/return.ts'
import { useAttempts } from './attempt.tsx'
import { codeProblem, problemKey } from './problem.ts'
import { codeAtHand } from './wishes.ts'

const field = 'code'

/** The second step of signing in: the code from the mail. It survives a reload, as people switch to their mail. */
export function Code() {
  const { route, query } = useLocation()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState<'checking' | 'resending' | null>(null)
  const [resent, setResent] = useState(false)
  const [entered, setEntered] = useState(false)
  const attempts = useAttempts(field)
  const open = device.value
  const asked = codeAsked.value
  useEffect(() => {
    if (entered) route(backFrom(query['back']), true)
    else if (open && asked === null && busy === null) {
      route(person.value ? backFrom(query['back']) : withBack('/sign-in', query['back']), true)
    }
  }, [open, asked, entered, busy, route, query])
  usePage(t('account:code.title'), { failed: attempts.failed })
  if (!open || asked === null) return <Skeleton lines={4} />

  const enter = async () => {
    if (busy) return
    const wrong = codeProblem(typed)
    attempts.tell(wrong)
    if (wrong) return
    setBusy('checking')
    const answer = await open.signIn(typed)
    setBusy(null)
    if (answer.ok) setEntered(true)
    else attempts.tell(problemKey(answer.problem))
  }
  const resend = async () => {
    if (busy) return
    setBusy('resending')
    setResent(false)
    const answer = await open.askCode(asked)
    setBusy(null)
    setResent(answer.ok)
    if (answer.ok) codeAtHand.value = false
    attempts.tell(answer.ok ? null : problemKey(answer.problem))
  }
  const atHand = codeAtHand.value
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      {attempts.summary}
      <PageTitle>{t('account:code.title')}</PageTitle>
      <dl class="facts">
        <dt>{t(atHand ? 'account:signIn.email' : 'account:code.sentTo')}</dt>
        <dd class="address">{asked}</dd>
      </dl>
      <p>{t(atHand ? 'account:code.atHand' : 'account:code.lead')}</p>
      <CodeField
        id={field}
        label={t('account:code.code')}
        support={t(atHand ? 'account:code.atHandHint' : 'account:code.codeHint')}
        error={attempts.error}
        shown={typed}
        onInput={setTyped}
      />
      {attempts.notice}
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy === 'checking'}>
          {t(busy === 'checking' ? 'account:code.checking' : 'account:code.enter')}
        </Button>
      </p>
      <p class="actions actions-quiet">
        <Button kind="quiet" busy={busy === 'resending'} onPress={() => void resend()}>
          {t(atHand ? 'account:code.sendNew' : 'account:code.resend')}
        </Button>
        <Button kind="quiet" onPress={() => void open.forgetCode()}>
          {t('account:code.change')}
        </Button>
      </p>
      <output>{resent ? t('account:code.resent') : ''}</output>
    </form>
  )
}
