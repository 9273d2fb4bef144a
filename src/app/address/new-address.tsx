import { useState } from 'preact/hooks'
import { ask } from '../../device/ask.ts'
import type { Device } from '../../device/device.ts'
import { foldMailAddress } from '../../domain/mail-address.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { t } from '../../ui/text/text.ts'
import { universitiesOf } from '../shell/address-end.ts'
import { useLoaded } from '../shell/device.ts'
import { type AddressFinding, checkAddress, mustMend } from './check-address.ts'
import { troubleOf } from './trouble.ts'

const field = 'new-address'

/** Asks for the new address, says what it looks like, and has a code sent there. */
export function NewAddress({ account, open, current, onAsked }: { account: string; open: Device; current: string; onAsked: (email: string) => void }) {
  const universities = useLoaded('universities', ['catalogue'], (device) => universitiesOf(device.catalogue)) ?? []
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<AddressFinding | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const look = () => checkAddress(typed, { current, universities })
  const error = found && mustMend(found) ? t(`address:problem.${found.kind}`) : undefined

  const send = async () => {
    if (busy) return
    const finding = look()
    setFound(finding)
    setTrouble(null)
    setAttempt(attempt + 1)
    if (finding && mustMend(finding)) return
    setBusy(true)
    const email = foldMailAddress(typed)
    const answer = await ask(open.door, { method: 'POST', path: '/api/address', body: { email }, answer: null, account })
    setBusy(false)
    if (answer.ok) onAsked(email)
    else setTrouble(troubleOf(answer))
  }
  return (
    <form
      class="setting"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2>{t('address:change.title')}</h2>
      <ErrorSummary errors={error ? [{ id: field, text: error }] : []} attempt={attempt} />
      <p>{t('address:change.text')}</p>
      <TextField
        id={field}
        label={t('address:change.label')}
        support={t('address:change.hint')}
        error={error}
        shown={typed}
        onInput={(text) => {
          setTyped(text)
          setFound(null)
        }}
        // Leaving an empty field is no mistake yet.
        onLeave={() => typed !== '' && setFound(look())}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="send"
      />
      <div role="alert">
        {found?.kind === 'typo' && (
          <Notice
            level={3}
            kind="warning"
            title={t('address:problem.typo', { address: found.suggestion })}
            actions={
              <Button
                onPress={() => {
                  setTyped(found.suggestion)
                  setFound(null)
                }}
              >
                {t('address:change.take', { address: found.suggestion })}
              </Button>
            }
          />
        )}
        {(found?.kind === 'ends' || found?.kind === 'maybe') && <Notice level={3} kind="warning" title={t(`address:problem.${found.kind}`)} />}
        {trouble && <Notice level={3} kind="error" title={trouble} />}
      </div>
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy}>
          {t(busy ? 'address:change.sending' : 'address:change.send')}
        </Button>
      </p>
    </form>
  )
}
