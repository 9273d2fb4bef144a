import { useId } from 'preact/hooks'
import type { Refusal } from '../../device/device.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import { notebook } from './device.ts'

const reasons = { 'too-large': 'conflicts:refused.tooLarge', invalid: 'conflicts:refused.invalid', name: 'conflicts:refused.name' } as const

/** Why the server did not take a change. */
export const reasonOf = ({ code }: Refusal): string =>
  t(code in reasons ? reasons[code as keyof typeof reasons] : 'conflicts:refused.other')

interface RefusedValueProps {
  refusal: Refusal
  describe: (value: unknown, field: string) => string
  /** Says which of several fields it is about. */
  label: string | undefined
  onFailed: () => void
}

/** What the server did not take, below its field: why, and the way back into the field. */
export function RefusedValue({ refusal, describe, label, onFailed }: RefusedValueProps) {
  const id = useId()
  const { change } = refusal
  if (change.kind !== 'set') return null
  const settle = (choice: 'mend' | 'drop') => {
    notebook.peek()?.mend(refusal.id, choice).catch((error: unknown) => {
      console.error('what was refused could not be settled', error)
      onFailed()
    })
  }
  return (
    <section class="kept-value refused-value" aria-labelledby={id}>
      <p class="kept-title" id={id}>
        <ErrorIcon />
        <span>{label ? t('conflicts:refused.titleOf', { label }) : t('conflicts:refused.title')}</span>
      </p>
      <p>{reasonOf(refusal)}</p>
      <p class="kept-words refused-words">{describe(change.value, change.field) || t('conflicts:empty')}</p>
      <p class="kept-actions">
        <Button onPress={() => settle('mend')}>{t('conflicts:refused.mend')}</Button>
        <Button kind="quiet" onPress={() => settle('drop')}>{t('conflicts:refused.drop')}</Button>
      </p>
    </section>
  )
}
