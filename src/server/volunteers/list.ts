import { declinedSchema, myStory } from '../../api/story-record.ts'
import { type Volunteer, type Volunteers, volunteersAtOnce } from '../../api/office-volunteers.ts'
import { readJgradId } from '../../domain/account/jgrad-id.ts'
import { mayBeInvited } from '../../domain/story/volunteer.ts'
import { foldForSearch } from '../../domain/text/fold-search.ts'
import { universitySchema } from '../../domain/university.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { loadFields } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'
import { maybeWilling, willingAmong } from './willing.ts'

/** So many people are looked up in one statement. */
const lookedUp = 500

/** Those who are willing and whom the words name, the last one first, with how many there are. That it was looked at is noted. */
export async function findVolunteers(tx: Tx, words: string, { actor, now }: { actor: Actor; now: number }): Promise<Volunteers> {
  const willing = await willingAmong(tx, await maybeWilling(tx))
  const people = (await registered(tx, [...willing.keys()])).filter((person) => isNamed(person, words.trim()))
  const newest = people.toSorted((a, b) => order(willing.get(b.id), willing.get(a.id)) || order(a.id, b.id)).slice(0, volunteersAtOnce)
  const traces = await tracesOf(tx, newest.map(({ id }) => id))
  const volunteers = newest.map(({ id, name, jgradId, bouncedAt, body }): Volunteer => {
    const bounced = bouncedAt !== null
    const { invitedAt, declined, story } = traces(id)
    return {
      account: id, name, jgradId, university: body === null ? null : universitySchema.parse(JSON.parse(body)).name, willingSince: willing.get(id) ?? '',
      invitedAt, declined, story, bounced, canInvite: story === null && declined !== 'never' && !bounced && mayBeInvited(invitedAt, now),
    }
  })
  await recordAudit(tx, { actor, action: 'volunteers.list', detail: { accounts: volunteers.map(({ account }) => account) } }, now)
  return { volunteers, total: people.length }
}

const order = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)

async function registered(tx: Tx, accounts: readonly string[]) {
  const found = []
  for (let from = 0; from < accounts.length; from += lookedUp) {
    const rows = tx
      .selectFrom('accounts')
      .leftJoin('universities', 'universities.id', 'accounts.university')
      .select(['accounts.id', 'accounts.name', 'accounts.jgradId', 'accounts.bouncedAt', 'universities.body'])
      .where('accounts.id', 'in', accounts.slice(from, from + lookedUp))
      .where('accounts.role', '=', 'registrant')
      .where('accounts.standing', '=', 'active')
      .where('accounts.erasedAt', 'is', null)
    found.push(...(await rows.execute()))
  }
  return found
}

function isNamed({ name, jgradId }: { name: string; jgradId: string | null }, words: string): boolean {
  if (words === '') return true
  const typed = readJgradId(words)
  if (typed !== null) return jgradId === typed
  const wanted = foldForSearch(words)
  return foldForSearch(name).includes(wanted) || (jgradId !== null && foldForSearch(jgradId).startsWith(wanted))
}

type Trace = Pick<Volunteer, 'invitedAt' | 'declined' | 'story'>

/** What the office knows of some people as authors: when they were invited, what they said to it, what they sent. */
export async function tracesOf(tx: Tx, accounts: readonly string[]): Promise<(account: string) => Trace> {
  if (accounts.length === 0) return () => ({ invitedAt: null, declined: null, story: null })
  const invitations = await tx.selectFrom('storyInvitations').select(['account', 'invitedAt']).where('account', 'in', accounts).execute()
  const stories = await tx.selectFrom('stories').select(['account', 'id', 'state']).where('account', 'in', accounts).orderBy('createdAt').execute()
  const { type, record, declined: name } = myStory
  const fields = await loadFields(tx, accounts.map((account) => ({ account, type, record, name })))
  const words = new Map(fields.flatMap(({ account, entry }) => (entry.kind === 'register' ? [[account, entry.register.value] as const] : [])))
  const invited = new Map(invitations.map(({ account, invitedAt }) => [account, invitedAt]))
  const told = new Map(stories.map(({ account, id, state }) => [account, { id, state }]))
  return (account) => {
    const invitedAt = invited.get(account) ?? null
    const said = declinedSchema.safeParse(words.get(account))
    const declined = said.success && (said.data.how === 'never' || said.data.invited === invitedAt) ? said.data.how : null
    return { invitedAt, declined, story: told.get(account) ?? null }
  }
}
