import { myStory } from '../../api/story-record.ts'
import type { Invited } from '../../api/office-volunteers.ts'
import { mayBeInvited } from '../../domain/story/volunteer.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import type { Config } from '../config.ts'
import { addressOf } from '../links.ts'
import { queueMail } from '../mail/queue.ts'
import type { Tx } from '../store/schema.ts'
import { writeAsOffice } from '../sync/office.ts'
import { tracesOf } from './list.ts'
import { willingSinceOf } from './willing.ts'

/** Who invites, when, and from which installation. */
interface Hand {
  actor: Actor
  config: Pick<Config, 'origin' | 'port'>
  now: number
}

/**
 * Invites some people to write their story, by a letter and in the app. Whoever is not willing any more, was invited
 * lately, wants no invitation, has sent a story or gets no mail is left out, each with why. Call `services.post.soon()`
 * afterwards.
 */
export async function inviteVolunteers(tx: Tx, accounts: readonly string[], hand: Hand): Promise<Invited> {
  const outcome: Invited = { invited: [], left: [] }
  // In one order for everybody, so that two at once wait for each other in turn.
  for (const account of [...new Set(accounts)].toSorted()) {
    const why = await invite(tx, account, hand)
    if (why === null) outcome.invited.push(account)
    else outcome.left.push({ account, why })
  }
  return outcome
}

async function invite(tx: Tx, account: string, { actor, config, now }: Hand): Promise<Invited['left'][number]['why'] | null> {
  const held = tx.selectFrom('accounts').selectAll().where('id', '=', account).where('erasedAt', 'is', null)
  const person = await held.forUpdate().executeTakeFirst()
  if (person?.role !== 'registrant' || person.standing !== 'active' || (await willingSinceOf(tx, account)) === null) return 'not-willing'
  const { invitedAt, declined, story } = (await tracesOf(tx, [account]))(account)
  if (story) return 'sent'
  if (declined === 'never') return 'never'
  if (!mayBeInvited(invitedAt, now)) return 'lately'
  if (person.bouncedAt !== null) return 'bounced'
  const at = new Date(now).toISOString()
  const row = { account, invitedAt: at, invitedBy: actor.account, times: 1 }
  await tx
    .insertInto('storyInvitations')
    .values(row)
    .onConflict((it) => it.column('account').doUpdateSet((eb) => ({ invitedAt: at, invitedBy: actor.account, times: eb('storyInvitations.times', '+', 1) })))
    .execute()
  await writeAsOffice(tx, account, [{ type: myStory.type, record: myStory.record, field: myStory.invited, value: at }], now)
  const values = { name: person.name, address: addressOf(config) }
  await queueMail(tx, { template: 'storyInvitation', to: person.email, language: person.language, values, account }, now)
  await recordAudit(tx, { actor, action: 'volunteer.invited', account }, now)
  return null
}
