import type { TextKey } from '../../ui/text/areas.ts'
import { t } from '../../ui/text/text.ts'

const known = ['registry', 'university', 'survey-invitations', 'role-model-contact'] as const

/** What was agreed to; a kind that a newer version knows is shown by its own name. */
export function consentName(kind: string): string {
  const found = known.find((each) => each === kind)
  return found ? t(`rights:consents.${found}` as TextKey) : kind
}
