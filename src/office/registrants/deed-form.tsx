import { useEffect, useState } from 'preact/hooks'
import { registrantSchema } from '../../api/office-registrants.ts'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import type { DeedProps } from './correct.tsx'

/** Something the office does to an account, told before it is done, with the reason it is done for. */
export function DeedForm({ deed, person, onDone, onCancel }: DeedProps & { deed: 'reissue' | 'close' | 'reopen' }) {
  const [reason, setReason] = useState('')
  const [email, setEmail] = useState('')
  const [wrong, setWrong] = useState<readonly ('email' | 'reason')[]>([])
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.getElementById('deed-title')?.focus()
  }, [])
  const perform = async () => {
    const address = foldMailAddress(email)
    const isWrong = address !== '' && !isMailAddress(address)
    const found = [...(isWrong ? (['email'] as const) : []), ...(reason.trim() === '' ? (['reason'] as const) : [])]
    setAttempt(attempt + 1)
    setWrong(found)
    setFailure(null)
    if (busy || found.length > 0) return
    setBusy(true)
    const body = deed === 'reissue' ? { email: address || null, reason: reason.trim() } : { reason: reason.trim() }
    const answer = await ask('POST', `/api/office/registrants/${encodeURIComponent(person.account)}/${deed}`, registrantSchema, body)
    setBusy(false)
    if (answer.ok) onDone(answer.value)
    else setFailure(answer)
  }
  const errorOf = (field: 'email' | 'reason') => (wrong.includes(field) ? t(`office-registrants:wrong.${field}`) : undefined)
  return (
    <form
      class="office-form office-block"
      noValidate
      aria-labelledby="deed-title"
      onSubmit={(event) => {
        event.preventDefault()
        void perform()
      }}
    >
      <h2 id="deed-title" tabIndex={-1}>
        {t(`office-registrants:deed.${deed}.title`)}
      </h2>
      <p>{t(`office-registrants:deed.${deed}.text`, { email: person.email })}</p>
      <ErrorSummary errors={wrong.map((field) => ({ id: `deed-${field}`, text: t(`office-registrants:wrong.${field}`) }))} attempt={attempt} />
      {deed === 'reissue' && (
        <TextField
          id="deed-email"
          label={t('office-registrants:newEmail')}
          support={t('office-registrants:newEmailHint')}
          required={false}
          error={errorOf('email')}
          shown={email}
          onInput={setEmail}
          type="email"
          inputMode="email"
          autoCapitalize="off"
          spellCheck={false}
        />
      )}
      <LongText
        id="deed-reason"
        label={t('office-registrants:reason')}
        support={t(deed === 'close' ? 'office-registrants:reasonTold' : 'office-registrants:reasonKept')}
        required
        error={errorOf('reason')}
        shown={reason}
        onInput={setReason}
        maxLength={1000}
        rows={3}
      />
      <Failure of={failure} />
      <p class="office-actions">
        <Button type="submit" kind="primary" busy={busy}>
          {t(`office-registrants:deed.${deed}.confirm`)}
        </Button>
        <Button onPress={onCancel}>{t('office-registrants:cancel')}</Button>
      </p>
    </form>
  )
}
