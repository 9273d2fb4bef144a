import { compareLatin } from '../account/identity.ts'
import { sameRoman } from '../account/roman.ts'
import { compareWritten } from '../account/written-name.ts'
import { compareKana, isKana, isLatin } from '../profile/names.ts'
import { foldForSearch } from '../text/fold-search.ts'

/** What is known of somebody, for telling whether they are somebody else too. What is not known is empty or null. */
export interface Comparable {
  name: string
  nameKana: string
  nameLatin: string
  university: string | null
  entryYear: number | null
  studentNumber: string
  addresses: readonly string[]
}

/**
 * Why two may be one person. `written`: the same name; `reading`: in kana; `latin`: in Latin letters; `sound`: the kana
 * of one are the letters of the other.
 */
export const likenesses = [
  'same-address', 'same-student-number', 'same-written', 'same-reading', 'same-latin', 'same-sound', 'same-university',
  'same-entry-year', 'near-entry-year',
] as const
export type Likeness = (typeof likenesses)[number]

/** `likely`: look before doing anything else; `possible`: look. */
export type Strength = 'likely' | 'possible'

const weights: Record<Likeness, number> = {
  'same-address': 60,
  'same-student-number': 60,
  'same-written': 40,
  'same-reading': 40,
  'same-latin': 40,
  'same-sound': 40,
  'same-university': 20,
  'same-entry-year': 15,
  'near-entry-year': 5,
}
const likely = 75
const possible = 45
const names: readonly Likeness[] = ['same-written', 'same-reading', 'same-latin', 'same-sound']

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((each) => each !== '' && b.includes(each))

/** Whatever field a name was written in, each of its writings is compared with those of its own script. */
const writings = ({ name, nameKana, nameLatin }: Comparable) => [name, nameKana, nameLatin].filter((each) => each.trim() !== '')
const inKana = (person: Comparable) => writings(person).filter(isKana)
const inLatin = (person: Comparable) => writings(person).filter(isLatin)
const written = (person: Comparable) => writings(person).filter((each) => !isKana(each) && !isLatin(each)).map(compareWritten)

const bareNumber = (number: string): string => foldForSearch(number).replace(/[^a-z0-9]/g, '')

/** Why two may be one person; the same whichever of them is named first. */
export function likenessOf(a: Comparable, b: Comparable): Likeness[] {
  const found: Likeness[] = []
  const lower = (addresses: readonly string[]) => addresses.map((each) => each.toLowerCase())
  const sameUniversity = a.university !== null && a.university === b.university
  if (meet(lower(a.addresses), lower(b.addresses))) found.push('same-address')
  // Numbers are given by each university for itself.
  if (sameUniversity && meet([bareNumber(a.studentNumber)], [bareNumber(b.studentNumber)])) found.push('same-student-number')
  if (meet(written(a), written(b))) found.push('same-written')
  if (meet(inKana(a).map(compareKana), inKana(b).map(compareKana))) found.push('same-reading')
  if (meet(inLatin(a).map(compareLatin), inLatin(b).map(compareLatin))) found.push('same-latin')
  const sound = [...inKana(a), ...inLatin(a)].some((one) => [...inKana(b), ...inLatin(b)].some((other) => sameRoman(one, other)))
  if (sound && !found.includes('same-reading') && !found.includes('same-latin')) found.push('same-sound')
  if (sameUniversity) found.push('same-university')
  const apart = a.entryYear === null || b.entryYear === null ? Infinity : Math.abs(a.entryYear - b.entryYear)
  if (apart === 0) found.push('same-entry-year')
  if (apart === 1) found.push('near-entry-year')
  return found
}

/** How strongly these reasons speak for one person; 0 to 200. A name counts once, in however many scripts it agrees. */
export function weigh(reasons: readonly Likeness[]): number {
  const best = Math.max(0, ...reasons.filter((each) => names.includes(each)).map((each) => weights[each]))
  const others = reasons.filter((each) => !names.includes(each)).reduce((sum, each) => sum + weights[each], 0)
  return best + others
}

/** Whether these reasons are worth somebody's look; null: not. */
export function strengthOf(reasons: readonly Likeness[]): Strength | null {
  const weight = weigh(reasons)
  return weight >= likely ? 'likely' : weight >= possible ? 'possible' : null
}
