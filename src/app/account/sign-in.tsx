import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { codeAsked, device, person, storageLost, syncState } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { backFrom, withBack } from '../shell/return.ts'
import { StorageLost } from '../shell/storage-parts.ts'
import { addressProblem, isAboutTyped, type ProblemKey, problemKey } from './problem.ts'

const field = 'email'

/** The first step of signing in: the address. Whoever asked for a code already is taken to the second. */
export function SignIn() {
  const { route, query } = useLocation()
  const [typed, setTyped] = useState(person.value?.email ?? '')
  const [problem, setProblem] = useState<ProblemKey | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const asked = codeAsked.value
  const done = person.value && syncState.value?.phase !== 'signed-out'
  useEffect(() => {
    if (asked !== null) route(withBack('/sign-in/code', query['back']), true)
    else if (done) route(backFrom(query['back']), true)
  }, [asked, done, route, query])
  usePage(t('account:signIn.title'), { failed: problem !== null })
  const open = device.value
  if (!open || asked !== null || done) return <Skeleton lines={4} />

  const send = async () => {
    if (busy) return
    const wrong = addressProblem(typed)
    setAttempt(attempt + 1)
    setProblem(wrong)
    if (wrong) return
    setBusy(true)
    const answer = await open.askCode(typed)
    setBusy(false)
    if (!answer.ok) {
      setProblem(problemKey(answer.problem))
      setAttempt(attempt + 2)
    }
  }
  const error = problem && isAboutTyped(problem) ? t(problem) : undefined
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary errors={error ? [{ id: field, text: error }] : []} attempt={attempt} />
      <PageTitle>{t('account:signIn.title')}</PageTitle>
      {storageLost.value && <StorageLost />}
      <p>{t('account:signIn.lead')}</p>
      <TextField
        id={field}
        label={t('account:signIn.email')}
        support={t('account:signIn.emailHint')}
        error={error}
        shown={typed}
        onInput={setTyped}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="send"
      />
      <div role="alert">{problem && !error && <Notice kind="error" title={t(problem)} />}</div>
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy}>
          {t(busy ? 'account:signIn.sending' : 'account:signIn.send')}
        </Button>
      </p>
      <p>
        <Link href="/apply">{t('account:signIn.apply')}</Link>
      </p>
      <p>
        <Link href="/help">{t('account:signIn.unsure')}</Link>
      </p>
    </form>
  )
}
