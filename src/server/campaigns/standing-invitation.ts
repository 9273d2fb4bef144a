import { publishedCampaigns } from '../catalogue/publish.ts'
import type { Account } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'

/**
 * Whoever may answer a campaign without signing in, or undefined: the campaign is published and its grace not over, and
 * the account one of a registrant that stands. Nobody who was entered by a university alone and has confirmed nothing
 * yet, nobody who closed their account.
 */
export async function answererOf(tx: Tx, { account, campaign, now }: { account: string; campaign: string; now: number }): Promise<Account | undefined> {
  const published = (await publishedCampaigns(tx)).find(({ id }) => id === campaign)
  if (!published || now > Date.parse(published.graceUntil)) return undefined
  const person = await tx.selectFrom('accounts').selectAll().where('id', '=', account).executeTakeFirst()
  const stands = person?.erasedAt === null && person.closesAt === null && person.role === 'registrant'
  return stands && (person.standing === 'active' || person.standing === 'issued') ? person : undefined
}

/** The invitation of this id with the person it was sent to; undefined when its link opens nothing any more. */
export async function standingInvitation(tx: Tx, id: string, now: number): Promise<{ campaign: string; openedAt: string | null; person: Account } | undefined> {
  const found = await tx.selectFrom('invitations').select(['account', 'campaign', 'openedAt']).where('id', '=', id).executeTakeFirst()
  if (!found) return undefined
  const { account, campaign, openedAt } = found
  const person = await answererOf(tx, { account, campaign, now })
  return person && { campaign, openedAt, person }
}
