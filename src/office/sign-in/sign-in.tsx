import { useState } from 'preact/hooks'
import * as z from 'zod/mini'
import { sessionSchema } from '../../api/session.ts'
import { bareCode } from '../../domain/account/typed-code.ts'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { CodeField } from '../../ui/controls/CodeField.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { isCoordinatorsPlace } from '../shell/own-place.ts'
import { usePage } from '../shell/page.ts'
import { lookWhoIsThere } from '../shell/session.ts'
import { PasskeyFailure, usePasskey } from './passkey.tsx'
import { signInWithPasskey } from './with-passkey.ts'

/** Signing in to the office: with a passkey at once, or with an address and the code that is mailed there. */
export function SignIn() {
  const [sentTo, setSentTo] = useState<string | null>(null)
  return sentTo === null ? <Address onSent={setSentTo} /> : <Code address={sentTo} onOther={() => setSentTo(null)} />
}

function Address({ onSent }: { onSent: (address: string) => void }) {
  usePage(t(isCoordinatorsPlace ? 'office-sign-in:coordinator.title' : 'office-sign-in:title'))
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Asked<unknown> | null>(null)
  const passkey = usePasskey(signInWithPasskey, lookWhoIsThere)
  const send = async () => {
    const email = foldMailAddress(typed)
    setAttempt(attempt + 1)
    setWrong(!isMailAddress(email))
    setAnswer(null)
    if (busy || !isMailAddress(email)) return
    setBusy(true)
    const asked = await ask('POST', '/api/session/code', null, { email })
    setBusy(false)
    setAnswer(asked)
    if (asked.ok) onSent(email)
  }
  const error = wrong ? t('office-sign-in:address.wrong') : undefined
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary errors={error ? [{ id: 'email', text: error }] : []} attempt={attempt} />
      <PageTitle>{t(isCoordinatorsPlace ? 'office-sign-in:coordinator.title' : 'office-sign-in:title')}</PageTitle>
      <p>{t(isCoordinatorsPlace ? 'office-sign-in:coordinator.lead' : 'office-sign-in:lead')}</p>
      <p class="office-actions">
        <Button kind="primary" busy={passkey.busy} onPress={passkey.press}>
          {t('office-sign-in:passkey.use')}
        </Button>
      </p>
      <PasskeyFailure outcome={passkey.outcome} />
      <h2>{t('office-sign-in:address.title')}</h2>
      <p>{t('office-sign-in:address.text')}</p>
      <TextField
        id="email"
        label={t('office-sign-in:address.label')}
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
      <Failure of={answer} />
      <p class="office-actions">
        <Button type="submit" busy={busy}>
          {t('office-sign-in:address.send')}
        </Button>
      </p>
    </form>
  )
}

function Code({ address, onOther }: { address: string; onOther: () => void }) {
  usePage(t('office-sign-in:code.title'))
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Asked<unknown> | null>(null)
  const [resent, setResent] = useState(false)
  const act = async <T,>(request: () => Promise<Asked<T>>): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    const came = await request()
    setBusy(false)
    const isAboutCode = !came.ok && came.problem?.code === 'wrong-code'
    setWrong(isAboutCode && came.problem ? local(came.problem.message) : null)
    setAnswer(isAboutCode ? null : came)
    setAttempt((count) => count + 1)
    return came.ok
  }
  const enter = async () => {
    const code = bareCode(typed)
    if (!/^\d{6}(\d{6})?$/.test(code)) {
      setWrong(t('office-sign-in:code.shape'))
      setAttempt(attempt + 1)
      return
    }
    if (await act(() => ask('POST', '/api/session', sessionSchema, { email: address, code }))) await lookWhoIsThere()
  }
  const error = wrong ?? undefined
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <ErrorSummary errors={error ? [{ id: 'code', text: error }] : []} attempt={attempt} />
      <PageTitle>{t('office-sign-in:code.title')}</PageTitle>
      <p>{t('office-sign-in:code.text', { address })}</p>
      <CodeField
        id="code"
        label={t('office-sign-in:code.label')}
        support={t('office-sign-in:code.hint')}
        error={error}
        shown={typed}
        onInput={setTyped}
      />
      <Failure of={answer} />
      <p class="office-actions">
        <Button kind="primary" type="submit" busy={busy}>
          {t('office-sign-in:code.enter')}
        </Button>
        <Button
          kind="quiet"
          onPress={() => void act(() => ask('POST', '/api/session/code', z.object({}), { email: address })).then(setResent)}
        >
          {t('office-sign-in:code.again')}
        </Button>
        <Button kind="quiet" onPress={onOther}>
          {t('office-sign-in:code.other')}
        </Button>
      </p>
      <output>{resent ? t('office-sign-in:code.sentAgain') : ''}</output>
    </form>
  )
}
