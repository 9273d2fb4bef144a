import type { Device, Notebook, Sealed } from '../../device/device.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { isAnswerField } from '../../domain/notebook.ts'
import type { Answer } from '../../domain/questionnaire/answers.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { firstOpenPage, isAnswered, itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { confirmedField, readConfirmed, settledItems } from '../../domain/questionnaire/from-record.ts'
import { itemsAhead, minutesFor } from '../../domain/questionnaire/outlook.ts'
import { prefilled } from '../../domain/questionnaire/prefill.ts'
import type { DraftAnswers } from '../../domain/questionnaire/read-answer.ts'
import type { Json } from '../../domain/json.ts'
import { whoIsAsked } from './asked-later.ts'

/** How a campaign stands with the person: what home and the survey's own pages say of it. */
export interface Standing {
  campaign: Campaign
  /** `unknown`: its questionnaire has not reached this device. `paused`: open, but nobody begins; whoever has goes on. */
  phase: 'later' | 'open' | 'paused' | 'closed' | 'unknown'
  /** Whether anything was answered yet. */
  started: boolean
  sealed: Sealed | undefined
  /** Nothing is left but to check the answers and send them. */
  ready: boolean
  outlook: Outlook | null
}

/** How much there is to answer: an upper bound, since answers to come may open or close questions. */
export interface Outlook {
  items: number
  minutes: number
  answered: number
  left: number
}

/** A draft as the evaluator reads it: it takes any value and passes over what an item can't show. */
export const asAnswers = (values: Record<string, Json | undefined>): DraftAnswers => values as Record<string, Answer | null | undefined>

/** The profile's values by field name, as first answers are taken from it. */
export async function readProfile(notebook: Notebook): Promise<Record<string, Json | undefined>> {
  const profile = await notebook.read('profile', 'me')
  return Object.fromEntries([...profile].map(([field, { value }]) => [field, value]))
}

/** What lies ahead in a questionnaire; `offers` are first answers that lead the way before they are confirmed. */
export function outlookOf(
  definition: Definition,
  answers: DraftAnswers,
  offers: DraftAnswers,
  referenceDate: string,
): Outlook {
  const ahead = itemsAhead(definition, { ...offers, ...answers }, referenceDate)
  const answered = itemsOf(definition).filter((item) => ahead.has(item.id) && isAnswered(item, answers, referenceDate)).length
  return { items: ahead.size, minutes: minutesFor(ahead.size), answered, left: ahead.size - answered }
}

/** How one campaign stands now (`now` in milliseconds since 1970). */
export async function standingOf(open: Device, notebook: Notebook, campaign: Campaign, now: number): Promise<Standing> {
  const [definition, sealed, draft, profile] = await Promise.all([
    open.catalogue.questionnaire(campaign.definition),
    notebook.sealed(campaign.id),
    notebook.read('draft', campaign.id),
    readProfile(notebook),
  ])
  const values = Object.fromEntries([...draft].filter(([field]) => isAnswerField(field)).map(([field, { value }]) => [field, value]))
  const answers = asAnswers(values)
  const settled = settledItems(readConfirmed(draft.get(confirmedField)?.value), answers)
  const { referenceDate } = campaign
  const started = Object.keys(values).length > 0
  const begun = now >= Date.parse(campaign.opensAt)
  const phase = !begun ? 'later' : now >= Date.parse(campaign.closesAt) ? 'closed' : campaign.paused && !started ? 'paused' : 'open'
  return {
    campaign,
    phase: definition ? phase : 'unknown',
    started,
    sealed,
    ready: definition !== undefined && firstOpenPage(definition, answers, referenceDate, settled) === null,
    outlook: definition
      ? outlookOf(definition, answers, prefilled(definition, profile, referenceDate), referenceDate)
      : null,
  }
}

/**
 * Every campaign that asks this person, or that they have answered in part, as it stands; the one to act on first: open
 * ones by closing date, then the newest.
 */
export async function standings(open: Device, notebook: Notebook, now: number): Promise<Standing[]> {
  const campaigns = await open.catalogue.campaigns()
  const every = await Promise.all(campaigns.map((campaign) => standingOf(open, notebook, campaign, now)))
  const isMine = every.some(({ campaign }) => campaign.audience) ? await whoIsAsked(open, notebook) : () => true
  const all = every.filter(({ campaign, started, sealed }) => started || sealed || isMine(campaign))
  const rank = ({ phase, sealed }: Standing) => (sealed ? (sealed.state === 'received' ? 3 : 0) : phase === 'open' ? 1 : 2)
  return all.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.phase === 'open'
        ? Date.parse(a.campaign.closesAt) - Date.parse(b.campaign.closesAt)
        : Date.parse(b.campaign.opensAt) - Date.parse(a.campaign.opensAt)),
  )
}
