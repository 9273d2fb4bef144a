import type { Progress, Steps } from '../../api/office-campaigns.ts'
import { audienceFacts } from '../../domain/audience-facts.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { universitySchema } from '../../domain/university.ts'
import { findQuestionnaire } from '../catalogue/publish.ts'
import type { Tx } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { readProfiles } from '../store/facts.ts'
import { findCampaign, planOf } from './plans.ts'
import { countStops, pageOfField } from './stopped-pages.ts'
import { whoConfirmed } from './who-confirmed.ts'

/** How many people are read in one go: between two, whoever waits to write gets their turn. */
const atOnce = 2000

const none = (): Steps => ({ asked: 0, delivered: 0, bounced: 0, waiting: 0, opened: 0, started: 0, confirmed: 0, answered: 0, late: 0, afterClose: 0 })

interface Counts {
  all: Steps
  universities: Map<string | null, Steps>
  fields: Map<string | null, Steps>
  /** By the place of a page. */
  stopped: Map<number, number>
}

/** How far the people of a campaign are, as of now; null: there is no such campaign. Names nobody. */
export async function readProgress(store: Store, id: string, now: number): Promise<Progress | null> {
  const begun = await store.read(async (tx) => {
    const row = await findCampaign(tx, id)
    if (!row) return null
    const plan = planOf(row)
    const definition = plan.definition === null ? undefined : await findQuestionnaire(tx, plan.definition)
    const rows = await tx.selectFrom('universities').select(['id', 'body']).execute()
    return { definition, universities: new Map(rows.map(({ id, body }) => [id, body])) }
  })
  if (!begun) return null
  const { definition, universities } = begun
  const counts: Counts = { all: none(), universities: new Map(), fields: new Map(), stopped: new Map() }
  const pageOf = definition === undefined ? new Map<string, number>() : pageOfField(definition)
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    after = await store.read((tx) => countSome(tx, id, from, pageOf, counts))
  }
  const nameOf = (university: string | null) => {
    const body = university === null ? undefined : universities.get(university)
    return body === undefined ? null : universitySchema.parse(JSON.parse(body)).name
  }
  const mostFirst = <T extends Steps>(a: T, b: T): number => b.asked - a.asked || b.answered - a.answered
  return {
    at: new Date(now).toISOString(),
    all: counts.all,
    universities: [...counts.universities].map(([id, steps]) => ({ ...steps, id, name: nameOf(id) })).toSorted(mostFirst),
    fields: [...counts.fields].map(([code, steps]) => ({ ...steps, code })).toSorted(mostFirst),
    pages: definition === undefined ? [] : pagesOf(definition, counts.stopped),
  }
}

function pagesOf(definition: Definition, stopped: ReadonlyMap<number, number>): Progress['pages'] {
  const sections = new Map(definition.sections.map(({ id, title }) => [id, title]))
  return definition.pages.flatMap(({ id, section, items: [first] }, at) =>
    first === undefined ? [] : [{ id, section: sections.get(section) ?? first.label, asks: first.label, stopped: stopped.get(at) ?? 0 }],
  )
}

/** Counts the people after `after`, some of them; the last one's id, or null when there are no more. */
async function countSome(tx: Tx, campaign: string, after: string, pageOf: ReadonlyMap<string, number>, counts: Counts): Promise<string | null> {
  const people = await tx
    .selectFrom('accounts')
    .select(['id', 'university'])
    .where('role', '=', 'registrant')
    .where('erasedAt', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(atOnce)
    .execute()
  const last = people.at(-1)?.id
  if (last === undefined) return null
  // Each by one index and put together here: of a join over all this a database without statistics makes the worst.
  const range = { campaign, after, last }
  const invitations = tx.selectFrom('invitations').select(['id', 'account', 'openedAt']).where('campaign', '=', campaign)
  const invited = new Map((await invitations.where('account', '>', after).where('account', '<=', last).execute()).map((row) => [row.account, row]))
  const submissions = tx.selectFrom('submissions').select(['account', 'state']).where('campaign', '=', campaign)
  const sent = new Map((await submissions.where('account', '>', after).where('account', '<=', last).execute()).map(({ account, state }) => [account, state]))
  const mailed = await mailStates(tx, range)
  const { started, stopped } = await countStops(tx, range, { sent: [...sent.keys()], pageOf })
  for (const [page, count] of stopped) counts.stopped.set(page, (counts.stopped.get(page) ?? 0) + count)
  const confirmed = await whoConfirmed(tx, range)
  const atIt = people.filter(({ id }) => invited.has(id) || sent.has(id) || started.has(id) || confirmed.has(id))
  const profiles = await readProfiles(tx, atIt.map(({ id }) => id), ['field'])
  for (const { id, university } of atIt) {
    const [invitation, state] = [invited.get(id), sent.get(id)]
    const mail = invitation === undefined ? undefined : mailed.get(invitation.id)
    const of = [counts.all, stepsOf(counts.universities, university), stepsOf(counts.fields, audienceFacts({ university, profile: profiles.get(id) ?? {} }).field ?? null)]
    for (const steps of of) {
      steps.asked += 1
      if (mail !== undefined) steps[mail] += 1
      if (invitation !== undefined && invitation.openedAt !== null) steps.opened += 1
      if (state !== undefined || started.has(id)) steps.started += 1
      if (confirmed.has(id)) steps.confirmed += 1
      if (state !== undefined) steps.answered += 1
      if (state === 'late') steps.late += 1
      if (state === 'after-close') steps.afterClose += 1
    }
  }
  return people.length < atOnce ? null : last
}

function stepsOf(map: Map<string | null, Steps>, key: string | null): Steps {
  const known = map.get(key)
  if (known) return known
  const made = none()
  map.set(key, made)
  return made
}

/** A campaign, and the people whose ids come after one and up to another. */
export interface Range {
  campaign: string
  after: string
  last: string
}

/** What became of the mails to each invitation: one that left is enough to have reached somebody. */
async function mailStates(tx: Tx, { campaign, after, last }: Range): Promise<Map<string, 'delivered' | 'bounced' | 'waiting'>> {
  const rows = await tx
    .selectFrom('invitations')
    .innerJoin('nudges', 'nudges.invitation', 'invitations.id')
    .innerJoin('mails', 'mails.id', 'nudges.mail')
    .select(['invitations.id', 'mails.state'])
    .distinct()
    .where('invitations.campaign', '=', campaign)
    .where('invitations.account', '>', after)
    .where('invitations.account', '<=', last)
    .execute()
  const states = Map.groupBy(rows, ({ id }) => id)
  return new Map(
    [...states].map(([id, mails]) => {
      const are = (state: string) => mails.some((mail) => mail.state === state)
      return [id, are('sent') ? 'delivered' : are('waiting') ? 'waiting' : 'bounced'] as const
    }),
  )
}
