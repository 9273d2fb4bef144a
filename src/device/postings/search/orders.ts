import type { Heading } from '../../../domain/posting/posting.ts'

/** The orders in which hits are listed. Every two postings have one order in each, so that hits are listed alike however they were found. */
export const sortNames = ['newest', 'deadline', 'institution'] as const
export type Sort = (typeof sortNames)[number]

/** By JREC-IN's codes; any other one, or none: newest first. */
export const sortOf = (code: string | null): Sort => (code === '1' ? 'deadline' : code === '2' ? 'institution' : 'newest')

/** What orders look at. */
export interface Placed {
  id: string
  publishedOn: string
  closesOn: string | null
  /** As `institutionName` has it. */
  institution: string
}

/** The name by which a posting is listed among institutions. */
export const institutionName = ({ institution: { ja, en } }: Heading): string => ja ?? en ?? ''

/** A heading as orders look at it. */
export const placedOf = (heading: Heading): Placed => ({
  id: heading.id,
  publishedOn: heading.publishedOn,
  closesOn: heading.closesOn,
  institution: institutionName(heading),
})

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const newest = (a: Placed, b: Placed): number => byText(b.publishedOn, a.publishedOn) || byText(a.id, b.id)
const collator = new Intl.Collator('ja')
/** Names as people look them up, those that are the same to them by their characters; none comes last. */
const byName = (a: string, b: string): number => Number(a === '') - Number(b === '') || (a === b ? 0 : collator.compare(a, b) || byText(a, b))

export const comparers: Record<Sort, (a: Placed, b: Placed) => number> = {
  newest,
  deadline: (a, b) => Number(a.closesOn === null) - Number(b.closesOn === null) || byText(a.closesOn ?? '', b.closesOn ?? '') || byText(a.id, b.id),
  institution: (a, b) => byName(a.institution, b.institution) || newest(a, b),
}

/** The numbers of postings in each order. */
export type Orders = Readonly<Record<Sort, Uint32Array>>

/** Puts postings, numbered as they come, in every order. */
export function ordersOf(postings: readonly Placed[]): Orders {
  // Names compare slowly, and few of them differ.
  const ranks = new Map([...new Set(postings.map(({ institution }) => institution))].toSorted(byName).map((name, rank) => [name, rank]))
  const rankOf = ({ institution }: Placed): number => ranks.get(institution) ?? 0
  const numbered = (compare: (a: Placed, b: Placed) => number): Uint32Array => {
    const all = postings.map((posting, at) => ({ posting, at }))
    return Uint32Array.from(all.toSorted((a, b) => compare(a.posting, b.posting)), ({ at }) => at)
  }
  return {
    newest: numbered(comparers.newest),
    deadline: numbered(comparers.deadline),
    institution: numbered((a, b) => rankOf(a) - rankOf(b) || newest(a, b)),
  }
}
