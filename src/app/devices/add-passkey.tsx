import { useState } from 'preact/hooks'
import { passkeyOptionsSchema, passkeySchema } from '../../api/passkeys.ts'
import { kindOfDevice, wordsOfKind } from '../../domain/account/device-kind.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { t } from '../../ui/text/text.ts'
import { syncState } from '../shell/device.ts'
import { askMine } from './answer.ts'
import { whyNot } from './unanswered.tsx'

const longest = 60

/** Has this device make a passkey. Resolves to null when there is one more, else to the words that say why not. */
async function add(name: string): Promise<string | null> {
  const options = await askMine({ method: 'POST', path: '/api/passkeys/options', answer: passkeyOptionsSchema })
  if (!options.ok) return whyNot(options)
  const { makePasskey } = await import('../../device/passkey-ceremony.ts')
  const made = await makePasskey(options.value.options)
  if (!made.ok) return t(`devices:passkeys.problem.${made.why}`)
  const body = { challenge: options.value.challenge, name, response: made.response }
  const added = await askMine({ method: 'POST', path: '/api/passkeys', body, answer: passkeySchema })
  return added.ok ? null : whyNot(added)
}

/** Offers to add a passkey of this device, under a name that is proposed. */
export function AddPasskey({ isFirst, onAdded }: { isFirst: boolean; onAdded: () => Promise<void> }) {
  const [name, setName] = useState(() => wordsOfKind(kindOfDevice(navigator.userAgent)) ?? t('devices:passkeys.add.proposed'))
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  if (!('PublicKeyCredential' in window)) return <Notice title={t('devices:passkeys.problem.impossible')} />
  if (syncState.value?.shared) return <Notice title={t('devices:passkeys.add.sharing')} />

  const trimmed = name.trim()
  const submit = async () => {
    if (busy) return
    if (trimmed === '') return setProblem(null)
    setBusy(true)
    setProblem(null)
    const failed = await add(trimmed.slice(0, longest))
    setBusy(false)
    if (failed === null) await onAdded()
    else setProblem(failed)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{t(isFirst ? 'devices:passkeys.add.first' : 'devices:passkeys.add.title')}</h2>
      <p>{t('devices:passkeys.add.text')}</p>
      <TextField
        id="passkey-name"
        label={t('devices:passkeys.name')}
        support={t('devices:passkeys.nameHint')}
        error={trimmed === '' ? t('devices:passkeys.problem.noName') : undefined}
        shown={name}
        onInput={setName}
        width="medium"
      />
      <div role="alert">{problem && <Notice title={problem} level={3} />}</div>
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy}>
          {t(busy ? 'devices:passkeys.add.waits' : 'devices:passkeys.add.button')}
        </Button>
      </p>
    </form>
  )
}
