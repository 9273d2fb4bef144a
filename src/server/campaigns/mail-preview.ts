import type { CampaignMail, PlanDraft } from '../../api/office-campaigns.ts'
import { languages } from '../../domain/language.ts'
import { itemsAhead, minutesFor } from '../../domain/questionnaire/outlook.ts'
import { findQuestionnaire } from '../catalogue/publish.ts'
import { sampleValues } from '../mail/sample-values.ts'
import { type MailValues, renderMail } from '../mail/templates.ts'
import type { Tx } from '../store/schema.ts'
import { surveyMails, untilWords } from './survey-mail.ts'

/** The mails of a campaign in the order they are sent. */
const templates = [...surveyMails, 'surveyReceipt'] as const

/** The mails of a campaign as a reader of each language gets them; what is not decided yet is made up, as names and links are. */
export async function campaignMails(tx: Tx, plan: PlanDraft): Promise<CampaignMail[]> {
  const own = await decided(tx, plan)
  return templates.map((name) => {
    const values = { ...sampleValues(name), ...own }
    const [ja, en] = languages.map((language) => renderMail(name, language, values)) as [ReturnType<typeof renderMail>, ReturnType<typeof renderMail>]
    return { name, subject: { ja: ja.subject, en: en.subject }, text: { ja: ja.text, en: en.text } }
  })
}

async function decided(tx: Tx, { title, definition: named, referenceDate, closesAt }: PlanDraft): Promise<MailValues> {
  const definition = named === null || referenceDate === null ? undefined : await findQuestionnaire(tx, named)
  const items = definition === undefined || referenceDate === null ? null : itemsAhead(definition, {}, referenceDate).size
  return {
    ...(title.ja !== '' && title.en !== '' ? { title } : {}),
    ...(items === null ? {} : { items: String(items), minutes: String(minutesFor(items)) }),
    ...(closesAt === null ? {} : { until: untilWords(closesAt) }),
  }
}
