import { Tag } from '../../ui/controls/Tag.tsx'
import { t } from '../../ui/text/text.ts'
import { syncState, useLoaded } from './device.ts'
import { refused } from './kept.ts'

/** Where the answers to one survey are: stored here, on their way, or received. Needs the texts of `surveys`. */
export function DraftState({ campaign }: { campaign: string }) {
  const waiting = useLoaded(`draft ${campaign}`, ['notebook'], async (_, book) => book?.waiting('draft', campaign))
  const { phase } = syncState.value ?? {}
  if (waiting === undefined) return null
  if (refused.value.some(({ change: { type, record } }) => type === 'draft' && record === campaign)) {
    return <Tag kind="error">{t('surveys:draft.refused')}</Tag>
  }
  if (waiting === 0) return <Tag kind="success">{t('surveys:draft.received')}</Tag>
  return <Tag kind="info">{t(phase === 'sending' ? 'surveys:draft.sending' : 'surveys:draft.stored', { count: waiting })}</Tag>
}
