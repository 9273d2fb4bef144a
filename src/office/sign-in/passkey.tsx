import { useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { local, t } from '../../ui/text/text.ts'
import { isCoordinatorsPlace } from '../shell/own-place.ts'
import { usePage } from '../shell/page.ts'
import { lookWhoIsThere, signOut } from '../shell/session.ts'
import { addPasskey, type PasskeyOutcome, signInWithPasskey } from './with-passkey.ts'

/** Why a passkey did not work, and that another try does no harm. */
export function PasskeyFailure({ outcome }: { outcome: PasskeyOutcome | null }) {
  const words = () => {
    if (!outcome || outcome.ok) return ''
    if (outcome.why !== 'refused') return t(outcome.why === 'cancelled' ? 'office-sign-in:passkey.cancelled' : 'office-sign-in:passkey.unsupported')
    const { answer } = outcome
    return !answer.ok && answer.problem ? local(answer.problem.message) : t('office:unreachable')
  }
  return <div role="alert">{outcome && !outcome.ok && <Notice kind="error" title={words()} />}</div>
}

/** A press that asks the device, and what came of it. */
export function usePasskey(act: () => Promise<PasskeyOutcome>, then: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<PasskeyOutcome | null>(null)
  const press = async () => {
    if (busy) return
    setBusy(true)
    setOutcome(null)
    const came = await act()
    setOutcome(came)
    if (came.ok) await then()
    setBusy(false)
  }
  return { busy, outcome, press: () => void press() }
}

const Other = () => (
  <Button kind="quiet" onPress={() => void signOut()}>
    {t('office-sign-in:passkey.otherAddress')}
  </Button>
)

/** The second step for whoever has a passkey: the office opens with it alone. */
export function OwnPasskey() {
  usePage(t('office-sign-in:passkey.title'))
  const { busy, outcome, press } = usePasskey(signInWithPasskey, lookWhoIsThere)
  return (
    <>
      <PageTitle>{t('office-sign-in:passkey.title')}</PageTitle>
      <p>{t('office-sign-in:passkey.text')}</p>
      <PasskeyFailure outcome={outcome} />
      <p class="office-actions">
        <Button kind="primary" busy={busy} onPress={press}>
          {t('office-sign-in:passkey.use')}
        </Button>
        <Other />
      </p>
      <Fold title={t('office-sign-in:passkey.lost')}>
        <p>{t(isCoordinatorsPlace ? 'office-sign-in:coordinator.lost' : 'office-sign-in:passkey.askAdministrator')}</p>
      </Fold>
    </>
  )
}

/** The second step at the first time: one passkey is added, and signed in with. */
export function FirstPasskey() {
  const [name, setName] = useState('')
  usePage(t('office-sign-in:first.title'))
  const given = name.trim() || t(isCoordinatorsPlace ? 'office-sign-in:coordinator.defaultName' : 'office-sign-in:first.defaultName')
  const { busy, outcome, press } = usePasskey(() => addPasskey(given), lookWhoIsThere)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        press()
      }}
    >
      <PageTitle>{t('office-sign-in:first.title')}</PageTitle>
      <p>{t(isCoordinatorsPlace ? 'office-sign-in:coordinator.firstText' : 'office-sign-in:first.text')}</p>
      <TextField
        id="passkey-name"
        label={t('office-sign-in:first.name')}
        support={t(isCoordinatorsPlace ? 'office-sign-in:coordinator.nameHint' : 'office-sign-in:first.nameHint')}
        required={false}
        shown={name}
        onInput={setName}
        width="medium"
      />
      <PasskeyFailure outcome={outcome} />
      <p class="office-actions">
        <Button kind="primary" type="submit" busy={busy}>
          {t('office-sign-in:first.add')}
        </Button>
        <Other />
      </p>
    </form>
  )
}
