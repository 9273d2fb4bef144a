import type { Json } from '../../domain/json.ts'
import { receiptField } from '../../domain/notebook.ts'
import { checkSubmission, type Refusal } from '../../domain/questionnaire/check-answer.ts'
import { arrivalState, contentHash, type Receipt, type Submission } from '../../domain/submission.ts'
import { findQuestionnaire, publishedCampaigns } from '../catalogue/publish.ts'
import { queueMail } from '../mail/queue.ts'
import type { Services } from '../services.ts'
import { lockFeed, lockFreeFeeds } from '../store/accounts.ts'
import { addSubmission, findSubmission, isNumberTaken, receiptOf, replaceSubmission, wasReplaced } from '../store/submissions.ts'
import type { Tx } from '../store/schema.ts'
import type { Joint } from '../store/together.ts'
import { writeAsOffice } from '../sync/office.ts'
import { receiptLetter } from './receipt-mail.ts'
import { drawReceiptNumber } from './receipt-number.ts'
import { recallMails } from './recall.ts'

export type Submitted =
  | { outcome: 'new' | 'replaced' | 'same' | 'other' | 'final'; receipt: Receipt }
  | { outcome: 'not-found' | 'definition-unknown' | 'not-open' }
  | { outcome: 'refused'; refused: Refusal[] }

/**
 * Receives sealed answers. What was received first stands: the same content again gets the same receipt (`same`), other
 * content is not taken (`other`), unless it names the receipt that stands as the one to replace (`replaced`): the person
 * saw both and chose. That ends with the close, and for answers sealed before it with the grace (`final`). The receipt
 * goes into the person's notebook in the same transaction, so that every device learns it, and to them by mail. Whoever
 * has answered is not reminded: what asks them to and waits is called back. Answers that come late or after the close are
 * kept and marked, never dropped; a campaign that is paused takes them like any other, as whoever sends has begun.
 */
export async function submit(
  { store, clock, post }: Services,
  account: string,
  submission: Submission,
): Promise<Submitted> {
  const hash = await contentHash(submission)
  const submitted = await store.together(submissions, { account, submission, hash, clock })
  // Nobody waits for it: on the last evening thousands of mails may wait before this one.
  if (submitted.outcome === 'new' || submitted.outcome === 'replaced') void post.soon()
  return submitted
}

interface Submitting {
  account: string
  submission: Submission
  hash: string
  clock: () => number
}

/** So many are received in one transaction: one after the other, each with statements of its own. */
const submissionsTogether = 16

const submissions: Joint<Submitting, Submitted> = {
  whose: ({ account }) => account,
  weight: () => 1 / submissionsTogether,
  async all(tx, asked) {
    const free = await lockFreeFeeds(tx, asked.map(({ account }) => account))
    const answers: (Submitted | null)[] = []
    for (const each of asked) answers.push(free.has(each.account) ? await receive(tx, each) : null)
    return answers
  },
  async alone(tx, asked) {
    // Two submissions at once take their turn here, and the second one finds the first.
    await lockFeed(tx, asked.account)
    return receive(tx, asked)
  },
}

/** Receives one, with the account's row held. */
async function receive(tx: Tx, { account, submission, hash, clock }: Submitting): Promise<Submitted> {
  const { sealedAt, device, replaces } = submission
  const before = await findSubmission(tx, account, submission.campaign)
  if (before?.hash === hash) return { outcome: 'same', receipt: receiptOf(before) }
  if (before && before.hash !== replaces) return { outcome: 'other', receipt: receiptOf(before) }
  const campaign = (await publishedCampaigns(tx)).find(({ id }) => id === submission.campaign)
  if (!campaign) return { outcome: 'not-found' }
  const isOfCampaign = submission.definition.id === campaign.definition.id
  const definition = isOfCampaign ? await findQuestionnaire(tx, submission.definition) : undefined
  if (!definition) return { outcome: 'definition-unknown' }
  // A receipt's time is that of nothing before it: by it a device tells the newer of two.
  const now = Math.max(clock(), before ? Date.parse(before.receivedAt) + 1 : 0)
  if (now < Date.parse(campaign.opensAt)) return { outcome: 'not-open' }
  const state = arrivalState(campaign, Date.parse(sealedAt), now)
  if (before) {
    // A choice that was itself replaced since then, on its way for a second time: it must not undo the later one.
    if (await wasReplaced(tx, { account, campaign: campaign.id, hash, sealedAt, device })) return { outcome: 'other', receipt: receiptOf(before) }
    if (state === 'after-close') return { outcome: 'final', receipt: receiptOf(before) }
  }
  const refused = checkSubmission(definition, submission.answers, campaign.referenceDate)
  if (refused.length > 0) return { outcome: 'refused', refused }

  const receipt: Receipt = { number: before?.number ?? (await freeNumber(tx)), hash, receivedAt: new Date(now).toISOString(), state }
  const row = {
    ...receipt,
    account,
    campaign: campaign.id,
    sealedAt,
    definition: definition.id,
    version: definition.version,
    device,
    answers: JSON.stringify(submission.answers),
  }
  await (before ? replaceSubmission(tx, before, row) : addSubmission(tx, row))
  const edit = { type: 'draft', record: campaign.id, field: receiptField, value: receipt as unknown as Json }
  await writeAsOffice(tx, account, [edit], now)
  await recallMails(tx, { account, campaign: campaign.id }, now)
  const letter = await receiptLetter(tx, account, campaign, receipt)
  if (letter) await queueMail(tx, letter, now)
  return { outcome: before ? 'replaced' : 'new', receipt }
}

async function freeNumber(tx: Tx): Promise<string> {
  let number = drawReceiptNumber()
  while (await isNumberTaken(tx, number)) number = drawReceiptNumber()
  return number
}
