import { CheckIcon, ErrorIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import type { Draft } from './draft.ts'

/**
 * Says whether what is on screen is stored on this device. A component of its own, so that a key press renders these
 * words and the question it belongs to, and nothing else.
 */
export function Saved({ draft }: { draft: Draft }) {
  const state = draft.state.value
  if (state === 'failed') {
    return (
      <p class="saved saved-failed" role="alert">
        <ErrorIcon />
        <span>{t('survey:page.failed')}</span>
      </p>
    )
  }
  return (
    <p class={state === 'saved' ? 'saved saved-done' : 'saved'}>
      {state === 'saved' && <CheckIcon />}
      <span>{state === 'untouched' ? '' : t(state === 'saved' ? 'survey:page.saved' : 'survey:page.saving')}</span>
    </p>
  )
}
