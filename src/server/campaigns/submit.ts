import type { Campaign } from '../../domain/campaign.ts'
import type { Json } from '../../domain/json.ts'
import { receiptField } from '../../domain/notebook.ts'
import { checkSubmission, type Refusal } from '../../domain/questionnaire/check-answer.ts'
import { contentHash, type Receipt, type Submission } from '../../domain/submission.ts'
import { findQuestionnaire, publishedCampaigns } from '../catalogue/publish.ts'
import { queueMail } from '../mail/queue.ts'
import type { Services } from '../services.ts'
import { lockFeed } from '../store/accounts.ts'
import { addSubmission, findSubmission, isNumberTaken, receiptOf } from '../store/submissions.ts'
import type { Tx } from '../store/schema.ts'
import { writeAsOffice } from '../sync/office.ts'
import { receiptLetter } from './receipt-mail.ts'
import { drawReceiptNumber } from './receipt-number.ts'
import { recallMails } from './recall.ts'

export type Submitted =
  | { outcome: 'new' | 'same' | 'other'; receipt: Receipt }
  | { outcome: 'not-found' | 'definition-unknown' | 'not-open' }
  | { outcome: 'refused'; refused: Refusal[] }

/**
 * Receives sealed answers. What was received first stands: the same content again gets the same receipt (`same`), other
 * content is not taken (`other`). The receipt goes into the person's notebook in the same transaction, so that every
 * device learns it, and to them by mail. Whoever has answered is not reminded: what asks them to and waits is called back.
 * Answers that come late or after the close are kept and marked, never dropped.
 */
export async function submit(
  { store, clock, post }: Services,
  account: string,
  submission: Submission,
): Promise<Submitted> {
  const hash = await contentHash(submission)
  const submitted = await store.write(async (tx): Promise<Submitted> => {
    // Two submissions at once take their turn here, and the second one finds the first.
    await lockFeed(tx, account)
    const before = await findSubmission(tx, account, submission.campaign)
    if (before) return { outcome: before.hash === hash ? 'same' : 'other', receipt: receiptOf(before) }
    const campaign = (await publishedCampaigns(tx)).find(({ id }) => id === submission.campaign)
    if (!campaign) return { outcome: 'not-found' }
    const isOfCampaign = submission.definition.id === campaign.definition.id
    const definition = isOfCampaign ? await findQuestionnaire(tx, submission.definition) : undefined
    if (!definition) return { outcome: 'definition-unknown' }
    const now = clock()
    if (now < Date.parse(campaign.opensAt)) return { outcome: 'not-open' }
    const refused = checkSubmission(definition, submission.answers, campaign.referenceDate)
    if (refused.length > 0) return { outcome: 'refused', refused }

    const receipt: Receipt = {
      number: await freeNumber(tx),
      hash,
      receivedAt: new Date(now).toISOString(),
      state: stateOf(campaign, Date.parse(submission.sealedAt), now),
    }
    await addSubmission(tx, {
      ...receipt,
      account,
      campaign: campaign.id,
      sealedAt: submission.sealedAt,
      definition: definition.id,
      version: definition.version,
      device: submission.device,
      answers: JSON.stringify(submission.answers),
    })
    const edit = { type: 'draft', record: campaign.id, field: receiptField, value: receipt as unknown as Json }
    await writeAsOffice(tx, account, [edit], now)
    await recallMails(tx, { account, campaign: campaign.id }, now)
    const letter = await receiptLetter(tx, account, campaign, receipt)
    if (letter) await queueMail(tx, letter, now)
    return { outcome: 'new', receipt }
  })
  // Nobody waits for it: on the last evening thousands of mails may wait before this one.
  if (submitted.outcome === 'new') void post.soon()
  return submitted
}

/** Our clock decides when it arrived; the phone's word for when it was sealed counts only within the grace. */
function stateOf({ closesAt, graceUntil }: Campaign, sealed: number, now: number): Receipt['state'] {
  const closes = Date.parse(closesAt)
  if (now < closes) return 'received'
  return sealed <= closes && now <= Date.parse(graceUntil) ? 'late' : 'after-close'
}

async function freeNumber(tx: Tx): Promise<string> {
  let number = drawReceiptNumber()
  while (await isNumberTaken(tx, number)) number = drawReceiptNumber()
  return number
}
