import { useLocation } from 'preact-iso/router'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { codeAsked, device, person, storageLost, syncState } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { backFrom, withBack } from '../shell/return.ts'
import { StorageLost } from '../shell/storage-parts.ts'
import { useAttempts } from './attempt.tsx'
import { knowsPasskeys, stopAskingForPasskeys, useOfferedPasskey } from './offered-passkey.ts'
import { addressProblem, problemKey } from './problem.ts'
import { SharingChoice } from './sharing-choice.tsx'
import { codeAtHand, sharing } from './wishes.ts'

const field = 'email'

/** The first step of signing in: the address, or a passkey. Whoever asked for a code already is taken to the second. */
export function SignIn() {
  const { route, query } = useLocation()
  const [typed, setTyped] = useState(person.value?.email ?? '')
  const [busy, setBusy] = useState<'code' | 'passkey' | null>(null)
  /** The attempt that counts: one that another took the place of has no more to say. */
  const lastRef = useRef(0)
  const attempts = useAttempts(field)
  const asked = codeAsked.value
  const done = person.value && person.value.scope === undefined && syncState.value?.phase !== 'signed-out'
  const open = device.value
  const here = open !== null && asked === null && !done
  const offerAgain = useOfferedPasskey(here ? open : null, (answer) => attempts.tell(answer.ok ? null : problemKey(answer.problem)))
  const wasShared = syncState.value?.shared === true
  useEffect(() => {
    if (wasShared) sharing.value = true
  }, [wasShared])
  useEffect(() => {
    if (asked !== null) route(withBack('/sign-in/code', query['back']), true)
    else if (done) route(backFrom(query['back']), true)
  }, [asked, done, route, query])
  usePage(t('account:signIn.title'), { failed: attempts.failed })
  if (!here) return <Skeleton lines={4} />

  const send = async (atHand: boolean) => {
    if (busy === 'code') return
    const wrong = addressProblem(typed)
    attempts.tell(wrong)
    if (wrong) return
    lastRef.current += 1
    // Whoever can't find the browser's window, or has no finger free, wants the code instead.
    if (busy === 'passkey') stopAskingForPasskeys()
    setBusy('code')
    codeAtHand.value = atHand
    const answer = await open.askCode(typed, { shared: sharing.value, atHand })
    setBusy(null)
    if (!answer.ok) attempts.tell(problemKey(answer.problem))
  }
  const usePasskey = async () => {
    if (busy) return
    const own = ++lastRef.current
    setBusy('passkey')
    attempts.tell(null)
    const answer = await open.signInWithPasskey({ where: 'window', shared: () => sharing.value })
    if (own !== lastRef.current) return
    setBusy(null)
    if (answer.ok) return
    attempts.tell(problemKey(answer.problem))
    offerAgain()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send(false)
      }}
    >
      {attempts.summary}
      <PageTitle>{t('account:signIn.title')}</PageTitle>
      {storageLost.value && <StorageLost />}
      <p>{t('account:signIn.lead')}</p>
      <TextField
        id={field}
        label={t('account:signIn.email')}
        support={t('account:signIn.emailHint')}
        error={attempts.error}
        shown={typed}
        onInput={setTyped}
        type="email"
        inputMode="email"
        autoComplete="username webauthn"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="send"
      />
      <SharingChoice />
      {attempts.notice}
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy === 'code'}>
          {t(busy === 'code' ? 'account:signIn.sending' : 'account:signIn.send')}
        </Button>
        {knowsPasskeys() && (
          <Button busy={busy === 'passkey'} onPress={() => void usePasskey()}>
            {t(busy === 'passkey' ? 'account:signIn.passkeyWaits' : 'account:signIn.passkey')}
          </Button>
        )}
      </p>
      <p class="actions actions-quiet">
        <Button kind="quiet" onPress={() => void send(true)}>
          {t('account:signIn.haveCode')}
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
