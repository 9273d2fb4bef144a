import { usePage } from '../shell/page.ts'
import { t } from '../../ui/text/text.ts'

/** The queue. */
export function Applications() {
  usePage(t('office-applications:title'))
  return <h1>{t('office-applications:title')}</h1>
}
