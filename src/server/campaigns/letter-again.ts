import type { Config } from '../config.ts'
import type { Letter } from '../mail/queue.ts'
import { lockAccount } from '../store/accounts.ts'
import type { MailTable, Tx } from '../store/schema.ts'
import { readReasonsToLeave } from './nudges.ts'
import { holdRunning } from './running.ts'
import { type SurveyMail, surveyMailer, surveyMails } from './survey-mail.ts'

const isSurveyMail = (template: string): template is SurveyMail => (surveyMails as readonly string[]).includes(template)

/**
 * A mail that asked somebody to answer, written anew as things stand now and to the address of now; null when it would be
 * out of place: the campaign does not run or is over, or the person has answered, stopped such mails or is no registrant
 * any more.
 */
export async function letterAgain(
  tx: Tx,
  { account, campaign, template }: Pick<MailTable, 'account' | 'campaign' | 'template'>,
  config: Pick<Config, 'origin' | 'port'>,
  now: number,
): Promise<Letter | null> {
  const plan = await holdRunning(tx, campaign, now)
  if (!plan || account === null || !isSurveyMail(template)) return null
  const { email, name, language, standing } = await lockAccount(tx, account)
  const { answered, stopped } = await readReasonsToLeave(tx, campaign, [account])
  if (standing !== 'active' || answered.has(account) || stopped.has(account)) return null
  const invitation = await tx.selectFrom('invitations').select('id').where('campaign', '=', campaign).where('account', '=', account).executeTakeFirst()
  if (!invitation) return null
  const write = await surveyMailer(tx, plan, config)
  return write(template, { account, email, name, language, invitation: invitation.id })
}
