import './alerts.css'
import { readAlert } from '../../../domain/posting/alert.ts'
import { t } from '../../../ui/text/text.ts'
import { freshHits } from '../../shell/fresh-hits.ts'
import type { SavedSearch } from '../saved-search.ts'

/** How many postings are new for a search, and whether its person is told. Nothing where neither is so. */
export function AlertLine({ search: { id, fields } }: { search: Pick<SavedSearch, 'id' | 'fields'> }) {
  const count = freshHits.value.get(id) ?? 0
  const alert = readAlert(fields.get('alert')?.value)
  if (count === 0 && !alert) return null
  return (
    <p class="alert-line">
      {count > 0 && <strong class="alert-fresh">{t('alerts:fresh', { count })}</strong>}
      {alert && <span class="support">{t(`alerts:line.${alert.every}.${alert.by}`)}</span>}
    </p>
  )
}
