import { researchFieldName } from '../../domain/codes/research-fields.ts'
import type { Reason } from '../../domain/story/likeness.ts'
import { countryWords } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'

/** How many reasons are told: more would be a list to read. */
const told = 2

function wordOf({ kind, code }: Reason): string {
  switch (kind) {
    case 'small':
    case 'large':
      return t(`role-models:reason.${kind}`, { name: researchFieldName(code, language.value) })
    case 'abroad':
      return t('role-models:reason.abroad', { name: countryWords(code) })
    case 'sector':
      return t('role-models:reason.sector', { name: t(`story:sector.${code}`) })
    case 'support':
      return t('role-models:reason.support', { name: t(`story:support.${code}`) })
    default:
      return t(`role-models:reason.${code}`)
  }
}

/** What two people have in common, in words: what weighs most, each kind once. */
export function reasonWords(reasons: readonly Reason[]): string {
  const first = reasons.filter(({ kind }, at) => reasons.findIndex((other) => other.kind === kind) === at).slice(0, told)
  return first.map(wordOf).reduce((words, word) => (words === '' ? word : t('role-models:reasons', { first: words, second: word })), '')
}
