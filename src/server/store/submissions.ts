import type { Receipt } from '../../domain/submission.ts'
import type { SubmissionTable, Tx } from './schema.ts'

/** What was received of a person for a campaign. */
export const findSubmission = (tx: Tx, account: string, campaign: string): Promise<SubmissionTable | undefined> =>
  tx.selectFrom('submissions').selectAll().where('account', '=', account).where('campaign', '=', campaign).executeTakeFirst()

/** Keeps a submission. Throws when there is one already. */
export async function addSubmission(tx: Tx, submission: SubmissionTable): Promise<void> {
  await tx.insertInto('submissions').values(submission).execute()
}

/**
 * Puts a submission in the place of the one that stands for the same person and campaign, which is kept aside. To be
 * called with the account's row held.
 */
export async function replaceSubmission(tx: Tx, before: SubmissionTable, submission: SubmissionTable): Promise<void> {
  const { account, campaign, ...values } = submission
  await tx.insertInto('submissionsReplaced').values({ ...before, replacedAt: submission.receivedAt }).execute()
  await tx.updateTable('submissions').set(values).where('account', '=', account).where('campaign', '=', campaign).execute()
}

/** Whether exactly this was received of a person and then replaced: it comes a second time, and late. */
export async function wasReplaced(tx: Tx, { account, campaign, hash, sealedAt, device }: Pick<SubmissionTable, 'account' | 'campaign' | 'hash' | 'sealedAt' | 'device'>): Promise<boolean> {
  const kept = tx.selectFrom('submissionsReplaced').select('number').where('account', '=', account).where('campaign', '=', campaign)
  const found = kept.where('hash', '=', hash).where('sealedAt', '=', sealedAt).where('device', '=', device)
  return (await found.limit(1).executeTakeFirst()) !== undefined
}

/** Whether a receipt number is in use, by anybody. */
export async function isNumberTaken(tx: Tx, number: string): Promise<boolean> {
  return (await tx.selectFrom('submissions').select('number').where('number', '=', number).executeTakeFirst()) !== undefined
}

/** The receipt of what was received. */
export const receiptOf = ({ number, hash, receivedAt, state }: SubmissionTable): Receipt => ({ number, hash, receivedAt, state })
