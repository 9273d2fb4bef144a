import { type SilentFilter, type SilentPerson, silentAtOnce } from '../../api/office-campaigns.ts'
import { universitySchema } from '../../domain/university.ts'
import type { Tx } from '../store/schema.ts'

/** How many people's traces are looked up in one statement. */
const lookedUp = 500

function silentPeople(tx: Tx, campaign: string, { university, bounced }: SilentFilter) {
  let query = tx
    .selectFrom('invitations')
    .innerJoin('accounts', 'accounts.id', 'invitations.account')
    .leftJoin('submissions', (join) => join.onRef('submissions.account', '=', 'accounts.id').on('submissions.campaign', '=', campaign))
    .where('invitations.campaign', '=', campaign)
    .where('submissions.account', 'is', null)
    .where('accounts.erasedAt', 'is', null)
    .where('accounts.standing', '=', 'active')
  if (university !== null) query = query.where('accounts.university', '=', university)
  if (bounced) query = query.where('accounts.bouncedAt', 'is not', null)
  return query
}

/**
 * Who was asked and has not answered, by name: one page of them, or all with `page` null. Whoever closed their account
 * meanwhile is not among them: they want to hear no more of us.
 */
export async function findSilent(tx: Tx, campaign: string, filter: SilentFilter, page: number | null): Promise<{ people: SilentPerson[]; total: number }> {
  const { count } = await silentPeople(tx, campaign, filter)
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  const query = silentPeople(tx, campaign, filter)
    .leftJoin('universities', 'universities.id', 'accounts.university')
    .select([
      'accounts.id', 'accounts.jgradId', 'accounts.name', 'accounts.email', 'accounts.bouncedAt', 'universities.body as university',
      'invitations.id as invitation', 'invitations.openedAt',
    ])
    .orderBy('accounts.name')
    .orderBy('accounts.id')
  const rows = await (page === null ? query : query.limit(silentAtOnce).offset(page * silentAtOnce)).execute()
  const people: SilentPerson[] = []
  for (let from = 0; from < rows.length; from += lookedUp) {
    const some = rows.slice(from, from + lookedUp)
    const traces = await tracesOf(tx, campaign, some)
    for (const { id, jgradId, name, email, bouncedAt, university, invitation, openedAt } of some) {
      people.push({
        account: id,
        jgradId,
        name,
        email,
        university: university === null ? null : universitySchema.parse(JSON.parse(university)).name,
        bounced: bouncedAt !== null,
        step: traces.started.has(id) ? 'started' : openedAt === null ? 'asked' : 'opened',
        writtenAt: traces.writtenAt.get(invitation) ?? null,
        seenAt: traces.seenAt.get(id) ?? null,
      })
    }
  }
  return { people, total: Number(count) }
}

/** What some people left behind: a draft, our last mail to them, the last word of a device. */
async function tracesOf(tx: Tx, campaign: string, people: readonly { id: string; invitation: string }[]) {
  const accounts = people.map(({ id }) => id)
  const drafts = await tx
    .selectFrom('notebook')
    .select('account')
    .distinct()
    .where('account', 'in', accounts)
    .where('type', '=', 'draft')
    .where('record', '=', campaign)
    .where('kind', '=', 'register')
    .where('name', 'not like', '$%')
    .where('name', 'not like', '%-%')
    .execute()
  const written = await tx
    .selectFrom('nudges')
    .select(({ fn }) => ['invitation', fn.max('at').as('at')])
    .where('invitation', 'in', people.map(({ invitation }) => invitation))
    .groupBy('invitation')
    .execute()
  const seen = await tx
    .selectFrom('sessions')
    .select(({ fn }) => ['account', fn.max('contactAt').as('at')])
    .where('account', 'in', accounts)
    .where('contactAt', 'is not', null)
    .groupBy('account')
    .execute()
  return {
    started: new Set(drafts.map(({ account }) => account)),
    writtenAt: new Map(written.map(({ invitation, at }) => [invitation, at])),
    seenAt: new Map(seen.map(({ account, at }) => [account, at])),
  }
}
