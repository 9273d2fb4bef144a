import { useState } from 'preact/hooks'
import { applicationStandingSchema } from '../../api/applications.ts'
import { ask } from '../../device/ask.ts'
import { bareCode } from '../../domain/account/typed-code.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { CodeField } from '../../ui/controls/CodeField.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { local, t } from '../../ui/text/text.ts'
import { device } from '../shell/device.ts'
import { askedText } from './asked-text.ts'
import { noteStanding } from './draft.ts'

const field = 'a-code'

/** The code from the mail, which proves that mail to the address arrives. */
export function CodeForm({ number, email }: { number: string; email: string }) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const [problem, setProblem] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState<'checking' | 'sending' | null>(null)
  const [resent, setResent] = useState(false)
  const open = device.value

  const enter = async () => {
    if (busy || !open) return
    const code = bareCode(typed)
    const wrong = /^\d{6}$/.test(code) ? undefined : t(typed.trim() === '' ? 'apply:code.empty' : 'apply:code.shape')
    setAttempt(attempt + 1)
    setError(wrong)
    setProblem(null)
    if (wrong) return
    setBusy('checking')
    const asked = await ask(open.door, { method: 'POST', path: '/api/applications/proof', body: { number, code }, answer: applicationStandingSchema })
    setBusy(null)
    if (asked.ok) await noteStanding(asked.value)
    else if (asked.why === 'refused' && /^(wrong-code|too-many-tries)$/.test(asked.problem.code)) {
      setError(local(asked.problem.message))
      setAttempt(attempt + 2)
    } else setProblem(askedText(asked))
  }
  const resend = async () => {
    if (busy || !open) return
    setBusy('sending')
    setResent(false)
    const asked = await ask(open.door, { method: 'POST', path: '/api/applications/code', body: { number }, answer: null })
    setBusy(null)
    setResent(asked.ok)
    setProblem(asked.ok ? null : askedText(asked))
  }
  return (
    <form
      noValidate
      class="apply-code"
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <ErrorSummary errors={error ? [{ id: field, text: error }] : []} attempt={attempt} />
      <dl class="facts">
        <dt>{t('apply:code.sentTo')}</dt>
        <dd class="apply-big">{email}</dd>
      </dl>
      <CodeField
        id={field}
        label={t('apply:code.label')}
        support={t('apply:code.hint')}
        error={error}
        shown={typed}
        onInput={setTyped}
      />
      <div role="alert">{problem && <Notice kind="warning" title={problem} />}</div>
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy === 'checking'}>
          {t('apply:code.enter')}
        </Button>
        <Button kind="quiet" busy={busy === 'sending'} onPress={() => void resend()}>
          {t('apply:code.resend')}
        </Button>
      </p>
      <output>{resent ? t('apply:code.resent') : ''}</output>
    </form>
  )
}
