import { useEffect, useRef, useState } from 'preact/hooks'
import { addressSchema } from '../../api/address.ts'
import { ask } from '../../device/ask.ts'
import type { Device } from '../../device/device.ts'
import { bareCode } from '../../domain/account/typed-code.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { CodeField } from '../../ui/controls/CodeField.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { troubleOf } from './trouble.ts'

const field = 'address-code'

export interface EnterCodeProps {
  account: string
  open: Device
  /** Where the code was sent. */
  email: string
  onOther: () => void
  onChanged: (email: string) => void
}

/** The code from the new address: only with it does the address change. */
export function EnterCode({ account, open, email, onOther, onChanged }: EnterCodeProps) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [trouble, setTrouble] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState<'checking' | 'resending' | null>(null)
  const [resent, setResent] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // What was pressed is gone: the reader goes on here.
    heading.current?.focus()
  }, [])

  const enter = async () => {
    if (busy) return
    const code = bareCode(typed)
    setAttempt(attempt + 1)
    setTrouble(null)
    setError(code.length === 6 ? undefined : t('address:problem.code'))
    if (code.length !== 6) return
    setBusy('checking')
    const answer = await ask(open.door, { method: 'POST', path: '/api/address/proof', body: { email, code }, answer: addressSchema, account })
    setBusy(null)
    if (answer.ok) onChanged(answer.value.email)
    else if (answer.why === 'refused' && answer.problem.code === 'wrong-code') {
      setError(troubleOf(answer))
      setAttempt(attempt + 2)
    } else setTrouble(troubleOf(answer))
  }
  const resend = async () => {
    if (busy) return
    setBusy('resending')
    setResent(false)
    setTrouble(null)
    const answer = await ask(open.door, { method: 'POST', path: '/api/address', body: { email }, answer: null, account })
    setBusy(null)
    setResent(answer.ok)
    if (!answer.ok) setTrouble(troubleOf(answer))
  }
  return (
    <form
      class="setting"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {t('address:code.title')}
      </h2>
      <ErrorSummary errors={error ? [{ id: field, text: error }] : []} attempt={attempt} />
      <dl class="facts">
        <dt>{t('address:code.sentTo')}</dt>
        <dd class="address">{email}</dd>
      </dl>
      <p>{t('address:code.text')}</p>
      <CodeField
        id={field}
        label={t('address:code.label')}
        support={t('address:code.hint')}
        error={error}
        shown={typed}
        onInput={setTyped}
      />
      <div role="alert">{trouble && <Notice level={3} kind="error" title={trouble} />}</div>
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy === 'checking'}>
          {t(busy === 'checking' ? 'address:code.checking' : 'address:code.enter')}
        </Button>
      </p>
      <p class="actions">
        <Button kind="quiet" busy={busy === 'resending'} onPress={() => void resend()}>
          {t('address:code.resend')}
        </Button>
        <Button kind="quiet" onPress={onOther}>
          {t('address:code.other')}
        </Button>
      </p>
      <output>{resent ? t('address:code.resent') : ''}</output>
    </form>
  )
}
