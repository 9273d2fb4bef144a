import { t } from '../../ui/text/text.ts'
import { Saved as SavedWords } from '../shell/saved.tsx'
import type { Draft } from './draft.ts'

/** Says whether the answers on screen are stored on this device. */
export const Saved = ({ draft }: { draft: Draft }) => (
  <SavedWords draft={draft} words={{ saving: t('survey:page.saving'), saved: t('survey:page.saved'), failed: t('survey:page.failed') }} />
)
