import { closingSoon, includeClosed, newPostings } from '../codes/conditions.ts'
import { areaOfPrefecture, elsewhere } from '../codes/prefectures.ts'
import { closingWithinDays, daysLeft, newForDays } from '../posting/days-left.ts'
import { type Heading, type Posting, searchedTexts } from '../posting/posting.ts'
import { foldForSearch } from '../text/fold-search.ts'
import type { Criteria } from './criteria.ts'
import { foldedWords } from './folded-words.ts'

/**
 * Whether a posting is among the hits of a search on a day (`YYYY-MM-DD`). Criteria are joined by "and", the codes of
 * one criterion by "or". Closed postings are no hits unless the search includes them. What a posting does not say, it
 * does not fulfil. The order asked for has no part in it.
 */
export const matches = (criteria: Criteria, posting: Posting, today: string): boolean => matcher(criteria, today)(posting)

/** The same, with the work on the criteria done once for many postings. */
export const matcher = (criteria: Criteria, today: string): ((posting: Posting) => boolean) => matcherOver<Posting>(criteria, today, foldedText)

/** The same for whoever keeps folded texts of postings: `textOf` gives what `foldedText` makes of the whole posting. */
export function matcherOver<H extends Heading>(criteria: Criteria, today: string, textOf: (heading: H) => string): (heading: H) => boolean {
  const words = wordRule(criteria)
  const rules = [
    words && ((heading: H) => words(textOf(heading))),
    periodRule(criteria.periods, today),
    fieldRule(criteria.fields),
    anyCode(criteria.jobTypes, ({ jobTypes }) => jobTypes),
    anyCode(criteria.institutionTypes, ({ institutionType }) => (institutionType === null ? [] : [institutionType])),
    placeRule(criteria.places),
    anyCode(criteria.employmentForms, ({ employmentForms }) => employmentForms),
    anyCode(criteria.terms, ({ terms }) => terms),
    payRule(criteria.pay),
    anyCode(criteria.considerations, ({ considerations }) => considerations),
    anyCode(criteria.entryWays, ({ entryWays }) => entryWays),
  ].filter((rule) => rule !== null)
  return (heading) => rules.every((rule) => rule(heading))
}

type Rule = (heading: Heading) => boolean

function anyCode(asked: readonly string[], of: (heading: Heading) => readonly string[]): Rule | null {
  if (asked.length === 0) return null
  const wanted = new Set(asked)
  return (heading) => of(heading).some((code) => wanted.has(code))
}

function fieldRule({ large, small }: Criteria['fields']): Rule | null {
  const [wantedLarge, wanted] = [new Set(large), new Set(small)]
  if (wantedLarge.size + wanted.size === 0) return null
  return ({ fields }) => fields.some((field) => wantedLarge.has(field.large) || wanted.has(field.small))
}

/** A sign that no folded word holds: a word never runs from one text into the next. */
const boundary = '\n'

/** All that words are looked for in, folded. */
export const foldedText = (posting: Pick<Posting, 'title' | 'institution' | 'texts'>): string =>
  searchedTexts(posting).map(foldForSearch).join(boundary)

/** Whether a folded text has the words that are asked for; null: none are. */
export function wordRule({ all, any, none }: Pick<Criteria, 'all' | 'any' | 'none'>): ((text: string) => boolean) | null {
  const [every, some, no] = [foldedWords(all), foldedWords(any), foldedWords(none)]
  if (every.length + some.length + no.length === 0) return null
  return (text) =>
    every.every((word) => text.includes(word)) &&
    (some.length === 0 || some.some((word) => text.includes(word))) &&
    !no.some((word) => text.includes(word))
}

/** Where a posting is, as prefectures. One abroad may name its country and no place on JREC-IN's list. */
export const placesOf = ({ prefectures, country }: Heading): readonly string[] =>
  prefectures.length === 0 && country !== null && country !== 'JP' ? [elsewhere] : prefectures

function placeRule({ areas, prefectures }: Criteria['places']): Rule | null {
  const wantedAreas = new Set(areas)
  const wanted = new Set(prefectures)
  if (wantedAreas.size + wanted.size === 0) return null
  return (heading) => placesOf(heading).some((place) => wanted.has(place) || wantedAreas.has(areaOfPrefecture(place) ?? ''))
}

/** A posting fits when it may pay as much: by the upper end of its range, or by the one figure it names. */
function payRule(least: number | null): Rule | null {
  return least === null ? null : (heading) => mostPay(heading) >= least
}

/** The most yearly pay that a posting names, in yen; 0: none. */
export const mostPay = ({ pay: { from, to } }: Pick<Heading, 'pay'>): number => Math.max(from ?? 0, to ?? 0)

function periodRule(periods: readonly string[], today: string): Rule {
  const asked = new Set(periods)
  const narrows = asked.has(newPostings) || asked.has(closingSoon)
  return ({ publishedOn, closesOn }) => {
    if (publishedOn > today) return false
    if (!asked.has(includeClosed) && closesOn !== null && closesOn < today) return false
    return (
      !narrows ||
      (asked.has(newPostings) && daysLeft(today, publishedOn) < newForDays) ||
      (asked.has(closingSoon) && closesOn !== null && closesOn >= today && daysLeft(closesOn, today) < closingWithinDays)
    )
  }
}
