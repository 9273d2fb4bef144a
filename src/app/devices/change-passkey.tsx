import { useState } from 'preact/hooks'
import { passkeySchema } from '../../api/passkeys.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { t } from '../../ui/text/text.ts'
import { askMine } from './answer.ts'
import type { Passkey } from './passkeys.tsx'
import { whyNot } from './unanswered.tsx'

export interface ChangeProps {
  passkey: Passkey
  onClose: () => void
  onDone: () => Promise<void>
}

/** Gives a passkey another name. */
export function RenamePasskey({ passkey, onClose, onDone }: ChangeProps) {
  const [name, setName] = useState(passkey.name)
  const [failure, setFailure] = useState<string | null>(null)
  const trimmed = name.trim().slice(0, 60)
  const rename = async () => {
    if (trimmed === '') return
    const answer = await askMine({ method: 'PUT', path: `/api/passkeys/${passkey.id}`, body: { name: trimmed }, answer: passkeySchema })
    if (answer.ok) await onDone()
    else setFailure(whyNot(answer))
  }
  return (
    <Dialog
      open
      title={t('devices:passkeys.rename.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('devices:passkeys.cancel')}</Button>
          <Button kind="primary" onPress={() => void rename()}>
            {t('devices:passkeys.rename.confirm')}
          </Button>
        </>
      }
    >
      <TextField
        id="passkey-new-name"
        label={t('devices:passkeys.name')}
        error={trimmed === '' ? t('devices:passkeys.problem.noName') : undefined}
        shown={name}
        onInput={setName}
        onEnter={() => void rename()}
      />
      <p role="alert">{failure}</p>
    </Dialog>
  )
}

/** Removes a passkey, once that was confirmed. */
export function RemovePasskey({ passkey, onClose, onDone }: ChangeProps) {
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const remove = async () => {
    if (busy) return
    setBusy(true)
    const answer = await askMine({ method: 'DELETE', path: `/api/passkeys/${passkey.id}`, answer: null })
    setBusy(false)
    // One that is gone already is what was wanted.
    if (answer.ok || (answer.why === 'refused' && answer.problem.code === 'not-found')) await onDone()
    else setFailure(whyNot(answer))
  }
  return (
    <Dialog
      open
      title={t('devices:passkeys.remove.title', { name: passkey.name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('devices:passkeys.cancel')}</Button>
          <Button kind="primary" busy={busy} onPress={() => void remove()}>
            {t('devices:passkeys.remove.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('devices:passkeys.remove.text')}</p>
      <p>{t('devices:passkeys.remove.onDevice')}</p>
      <p role="alert">{failure}</p>
    </Dialog>
  )
}
