import type { SubmissionTable, Tx } from './schema.ts'

/** What was received of one person, with who it was. */
export interface StoredResponse extends Pick<SubmissionTable, 'account' | 'version' | 'state' | 'receivedAt' | 'answers'> {
  jgradId: string | null
  name: string | null
  /** The university's id. */
  university: string | null
}

/** Which versions a campaign's people answered, and how many did. */
export async function answeredVersions(tx: Tx, campaign: string): Promise<{ version: number; count: number }[]> {
  const rows = await tx
    .selectFrom('submissions')
    .select(({ fn }) => ['version', fn.countAll<number | string>().as('count')])
    .where('campaign', '=', campaign)
    .groupBy('version')
    .execute()
  return rows.map(({ version, count }) => ({ version, count: Number(count) }))
}

/** The accounts of all who answered a campaign, in no order. */
export async function respondentsOf(tx: Tx, campaign: string): Promise<string[]> {
  const rows = await tx.selectFrom('submissions').select('account').where('campaign', '=', campaign).execute()
  return rows.map(({ account }) => account)
}

/** What some people answered to a campaign, in no order; nothing of whoever has none. */
export const responsesOf = (tx: Tx, campaign: string, accounts: readonly string[]): Promise<StoredResponse[]> =>
  tx
    .selectFrom('submissions')
    .leftJoin('accounts', 'accounts.id', 'submissions.account')
    .select([
      'submissions.account', 'submissions.version', 'submissions.state', 'submissions.receivedAt', 'submissions.answers',
      'accounts.jgradId', 'accounts.name', 'accounts.university',
    ])
    .where('submissions.campaign', '=', campaign)
    .where('submissions.account', 'in', accounts)
    .execute()
