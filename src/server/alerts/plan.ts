import { alertAge, isAlertDue } from '../../domain/posting/alert.ts'
import { dateInJapan } from '../../domain/business-days.ts'
import { holdsFor } from '../store/mail-stops.ts'
import type { Look } from '../store/untell.ts'
import type { AskedSearch, Asker } from './asked.ts'
import type { Hits } from './letter.ts'
import type { News } from './news.ts'

/** What is to be done today for one person. */
export interface Plan {
  asker: Asker
  /** Searches that were looked for up to the newest edition, found something or not. */
  looked: readonly AskedSearch[]
  /** Searches that are asked about for the first time and not due yet, with the edition that was the newest then. */
  noted: readonly { search: AskedSearch; edition: number }[]
  mail: readonly Hits[]
  /** `before`: how far each had been looked for, should the notification reach nobody. */
  push: readonly (Hits & { search: AskedSearch; before: Look })[]
  /** Searches to be asked about, whether they are still wanted; and those about which nobody answered. */
  ask: readonly AskedSearch[]
  end: readonly AskedSearch[]
}

/** Which edition was the newest at an instant, in milliseconds since 1970; 0: none was there. */
export type EditionAt = (instant: number) => number

/** Tells that of the editions that are known still, in their order: of a time before them, the last one before. */
export const editionsAt =
  (known: readonly { edition: number; publishedAt: string }[]): EditionAt =>
  (instant) =>
    known.findLast(({ publishedAt }) => Date.parse(publishedAt) <= instant)?.edition ?? (known[0]?.edition ?? 1) - 1

/** When somebody last said that they want to be told, in milliseconds since 1970. */
const wantedAt = ({ at, told }: AskedSearch): number => Math.max(at, told?.confirmedAt ? Date.parse(told.confirmedAt) : 0)

const ageOf = (search: AskedSearch, now: number) => {
  const { askedAt = null } = search.told ?? {}
  return alertAge({ wantedAt: wantedAt(search), askedAt: askedAt === null ? null : Date.parse(askedAt) }, now)
}

/** How far a search was looked for: when its person was told last, or else asked. */
const lookOf = ({ at, told }: AskedSearch, editionAt: EditionAt): Look => ({ edition: told?.edition ?? editionAt(at), lookedOn: told?.lookedOn ?? dateInJapan(at) })

/** Up to which edition somebody knows what a search finds: told, looked at, or there before they asked. */
const knownUpTo = (search: AskedSearch, editionAt: EditionAt): number => Math.max(lookOf(search, editionAt).edition, search.lookedAt ?? 0)

/** How somebody is told: by mail where no device of theirs would show it, unless they stopped that since. Null: not at all for now. */
function wayOf({ alert, at }: AskedSearch, { notified, stoppedAt }: Asker): 'mail' | 'push' | null {
  if (alert.by === 'mail') return 'mail'
  if (notified) return 'push'
  return holdsFor(stoppedAt, at) ? null : 'mail'
}

/** Whether it is this search's turn today. */
const isDue = ({ alert, at, told }: AskedSearch, today: string): boolean => isAlertDue(alert.every, told?.lookedOn ?? dateInJapan(at), today)

/**
 * What is due today for somebody: nothing on the day on which they asked. Null: nothing at all. Nobody is mailed whose
 * address does not take mail, or who stopped that; what is new then waits for another way.
 */
export async function planFor(asker: Asker, { news, editionAt, today, now }: { news: News; editionAt: EditionAt; today: string; now: number }): Promise<Plan | null> {
  const isReached = asker.person.bouncedAt === null
  const due = asker.searches.filter((search) => {
    const way = wayOf(search, asker)
    return isDue(search, today) && (way === 'push' || (way === 'mail' && isReached))
  })
  const ages = new Map(due.map((search) => [search, ageOf(search, now)]))
  const end = due.filter((search) => ages.get(search) === 'over')
  const looked = due.filter((search) => !end.includes(search))
  // Of a week ago nobody would know any more which edition that was.
  const noted = asker.searches.filter((search) => search.told === null && !looked.includes(search)).map((search) => ({ search, edition: editionAt(search.at) }))
  if (looked.length + noted.length + end.length + asker.past.length === 0) return null
  const found: (Hits & { search: AskedSearch })[] = []
  for (const search of looked) {
    const hits = await news.find(search.criteria, knownUpTo(search, editionAt))
    if (hits.length > 0) found.push({ search, found: hits })
  }
  return {
    asker,
    looked,
    noted,
    mail: found.filter(({ search }) => wayOf(search, asker) === 'mail'),
    push: found.filter(({ search }) => wayOf(search, asker) === 'push').map((hits) => ({ ...hits, before: lookOf(hits.search, editionAt) })),
    ask: isReached ? looked.filter((search) => ages.get(search) === 'ask') : [],
    end,
  }
}
