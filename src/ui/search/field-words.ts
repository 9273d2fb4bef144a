import { isCriterion, noCriteria, readCriterion } from '../../domain/search/criteria.ts'
import { readAlert } from '../../domain/posting/alert.ts'
import { t } from '../text/text.ts'
import type { ResearchTable } from './code-words.ts'
import { describeCriterion } from './describe-criteria.ts'

/** The fields of a saved search's record in words: where two values of one stand side by side. */

/** What a field is called; one that a newer version knows, by its own name. */
export function searchFieldName(field: string): string {
  if (isCriterion(field)) return t(`search:criterion.${field}`)
  if (field === 'alert' || field === 'alertEnded') return t('search:alert')
  return field === 'name' ? t('search:name') : field === 'order' ? t('search:order') : field
}

/** A value of a field; empty when it says nothing that can be understood. */
export function searchFieldWords(field: string, value: unknown, table: ResearchTable): string {
  if (isCriterion(field)) return describeCriterion({ ...noCriteria, [field]: readCriterion(field, value) }, field, table)
  if (field === 'alert') {
    const alert = readAlert(value)
    return t(alert ? `search:alerts.${alert.every}.${alert.by}` : 'search:alerts.off')
  }
  return field === 'name' && typeof value === 'string' ? value : ''
}
