import { longestCampaignTitle } from '../../api/office-campaigns.ts'
import { t } from '../../ui/text/text.ts'
import type { PlanField, PlanWrong } from './form.ts'

/** Where an error's field stands on the page. */
export const idOf = (field: PlanField): string => `campaign-${field}`

/** What is wrong with a field of a plan, and what to do. */
export function wordsOf({ field, why }: PlanWrong): string {
  if (why === 'too-long') return t('office-campaigns:wrong.tooLong', { count: longestCampaignTitle })
  if (field === 'years') return t(why === 'order' ? 'office-campaigns:wrong.yearsOrder' : 'office-campaigns:wrong.years')
  if (field === 'ja' || field === 'en' || field === 'definition') return t(`office-campaigns:wrong.${field}`)
  if (field === 'reference' || field === 'opens' || field === 'closes' || field === 'grace') {
    if (why === 'order') return t(field === 'grace' ? 'office-campaigns:wrong.graceOrder' : 'office-campaigns:wrong.closesOrder')
    if (why === 'over') return t('office-campaigns:wrong.over')
    return t('office-campaigns:wrong.day', { field: t(`office-campaigns:field.${field}`) })
  }
  return t(why === 'same' ? 'office-campaigns:wrong.sameReminder' : 'office-campaigns:wrong.reminder')
}
