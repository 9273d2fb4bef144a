import type { Receipt } from '../../domain/submission.ts'
import type { SubmissionTable, Tx } from './schema.ts'

/** What was received of a person for a campaign. */
export const findSubmission = (tx: Tx, account: string, campaign: string): Promise<SubmissionTable | undefined> =>
  tx.selectFrom('submissions').selectAll().where('account', '=', account).where('campaign', '=', campaign).executeTakeFirst()

/** Keeps a submission. Throws when there is one already. */
export async function addSubmission(tx: Tx, submission: SubmissionTable): Promise<void> {
  await tx.insertInto('submissions').values(submission).execute()
}

/** Whether a receipt number is in use, by anybody. */
export async function isNumberTaken(tx: Tx, number: string): Promise<boolean> {
  return (await tx.selectFrom('submissions').select('number').where('number', '=', number).executeTakeFirst()) !== undefined
}

/** The receipt of what was received. */
export const receiptOf = ({ number, hash, receivedAt, state }: SubmissionTable): Receipt => ({ number, hash, receivedAt, state })
