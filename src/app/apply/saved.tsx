import { CheckIcon, ErrorIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import { saving } from './draft.ts'

/** Says whether what is on screen is stored on this device: there is no account yet that it could be kept in. */
export function Saved() {
  const state = saving.value
  if (state === 'failed') {
    return (
      <p class="saved saved-failed" role="alert">
        <ErrorIcon />
        <span>{t('apply:saved.failed')}</span>
      </p>
    )
  }
  return (
    <p class={state === 'saved' ? 'saved saved-done' : 'saved'}>
      {state === 'saved' && <CheckIcon />}
      <span>{state === 'untouched' ? '' : t(state === 'saved' ? 'apply:saved.saved' : 'apply:saved.saving')}</span>
    </p>
  )
}
