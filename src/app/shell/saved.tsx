import { CheckIcon, ErrorIcon } from '../../ui/icons/icons.tsx'
import type { RecordDraft } from './record-draft.ts'

export interface SavedProps {
  draft: RecordDraft
  /** What is said in each state. */
  words: { saving: string; saved: string; failed: string }
}

/**
 * Says whether what is on screen is stored on this device. A component of its own, so that a key press renders these
 * words and the field it belongs to, and nothing else.
 */
export function Saved({ draft, words }: SavedProps) {
  const state = draft.state.value
  if (state === 'failed') {
    return (
      <p class="saved saved-failed" role="alert">
        <ErrorIcon />
        <span>{words.failed}</span>
      </p>
    )
  }
  return (
    <p class={state === 'saved' ? 'saved saved-done' : 'saved'}>
      {state === 'saved' && <CheckIcon />}
      <span>{state === 'untouched' ? '' : words[state]}</span>
    </p>
  )
}
