import type { CampaignPlan } from '../../domain/campaign.ts'
import type { Language } from '../../domain/language.ts'
import { itemsAhead, minutesFor } from '../../domain/questionnaire/outlook.ts'
import { findQuestionnaire } from '../catalogue/publish.ts'
import { addressOf } from '../links.ts'
import type { Config } from '../config.ts'
import type { Letter } from '../mail/queue.ts'
import { requireMeta } from '../store/meta.ts'
import type { AccountTable, Tx } from '../store/schema.ts'
import { tokenFor } from './invitation-token.ts'

/** The mails that ask somebody to answer. */
export const surveyMails = ['surveyInvitation', 'surveyReminder', 'surveyLastReminder'] as const
export type SurveyMail = (typeof surveyMails)[number]

/** Whom such a mail goes to, and by which invitation. */
export type Invited = Pick<AccountTable, 'email' | 'name' | 'language'> & { account: string; invitation: string }

const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }
const dayLong = 24 * 60 * 60_000
const japan = 9 * 60 * 60_000

/** Until when a campaign is open, in Japan's time: the last day alone when it closes at midnight, as most do. */
export function untilWords(closesAt: string): Record<Language, string> {
  const closes = Date.parse(closesAt)
  const isMidnight = (closes + japan) % dayLong === 0
  const words = (language: Language) =>
    new Intl.DateTimeFormat(locales[language], {
      dateStyle: 'full',
      ...(isMidnight ? {} : { timeStyle: 'short' as const }),
      timeZone: 'Asia/Tokyo',
    }).format(isMidnight ? closes - 1 : closes)
  return { ja: words('ja'), en: words('en') }
}

/**
 * Writes the mails of one campaign: what it returns makes the letter to one person. The link opens the questionnaire for
 * whoever has it; both links are worked out each time and are stored nowhere but in the mail until it has left.
 */
export async function surveyMailer(
  tx: Tx,
  { id, title, definition: named, referenceDate, closesAt }: CampaignPlan,
  config: Pick<Config, 'origin' | 'port'>,
): Promise<(template: SurveyMail, person: Invited) => Letter> {
  const definition = await findQuestionnaire(tx, named)
  if (!definition) throw new Error(`the questionnaire of the campaign ${id} is not published`)
  const pepper = await requireMeta(tx, 'pepper')
  const items = itemsAhead(definition, {}, referenceDate).size
  const same = { title, items: String(items), minutes: String(minutesFor(items)), until: untilWords(closesAt) }
  return (template, { account, email, name, language, invitation }) => ({
    template,
    to: email,
    language,
    account,
    campaign: id,
    values: {
      ...same,
      name,
      link: `${addressOf(config)}/answer#${tokenFor('answer', invitation, pepper)}`,
      stop: `${addressOf(config)}/stop#${tokenFor('stop', account, pepper)}`,
    },
  })
}
