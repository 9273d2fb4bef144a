/**
 * The person's own order of a list of records. Each record holds its place as a text that sorts (digits of base 62,
 * never ending in 0), so that moving one writes one field. Two devices that order one list end with the same list,
 * whatever each of them moved: the order is a function of the places alone, ties go by the record's id.
 */

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const place = /^[0-9A-Za-z]*[1-9A-Za-z]$/
const longest = 256
/** Places longer than this are made anew. */
const comfortable = 32

/** One record with its place as stored; anything that is no place stands after all places. */
export interface Placed {
  id: string
  order: unknown
}

/** A new place of a record, to be stored. */
export interface Move {
  id: string
  order: string
}

const isPlace = (order: unknown): order is string => typeof order === 'string' && order.length <= longest && place.test(order)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The list as the person sees it. */
export const inOrder = <T extends Placed>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => {
    const [left, right] = [isPlace(a.order), isPlace(b.order)]
    if (left && right) return compare(String(a.order), String(b.order)) || compare(a.id, b.id)
    return Number(right) - Number(left) || compare(a.id, b.id)
  })

/** A place between two others, of which the first is before the second (else it throws); null: the beginning, the end. */
export function placeBetween(before: string | null, after: string | null): string {
  const low = before ?? ''
  if (after !== null && low >= after) throw new Error('there is no place between these')
  let made = ''
  // Below the digits of `before`, and once the new place has left `after` behind, no longer bound by it.
  let bound = after
  for (let at = 0; ; at++) {
    const from = at < low.length ? digits.indexOf(low.charAt(at)) : 0
    const to = bound === null ? digits.length : at < bound.length ? digits.indexOf(bound.charAt(at)) : 0
    if (to - from > 1) return made + digits.charAt(Math.floor((from + to) / 2))
    made += digits.charAt(from)
    if (bound !== null && to > from) bound = null
  }
}

/**
 * What to store so that the record stands at `index` of the list as it is shown without it. One move most times; more
 * where records beside it have the same place, or none, and all anew when places would grow too long.
 */
export function moveTo(list: readonly Placed[], id: string, index: number): Move[] {
  const others = inOrder(list).filter((one) => one.id !== id)
  const sequence = others.toSpliced(index, 0, { id, order: undefined })
  const places = sequence.map(({ order }) => (isPlace(order) ? order : null))
  const last = places.findLastIndex((own, at) => own !== null || sequence[at]?.id === id)
  const moves: Move[] = []
  const stands = (move: Move, behind: Move | null) =>
    behind === null || (compare(move.order, behind.order) || compare(move.id, behind.id)) > 0
  // Whoever stands behind all places and has none needs none.
  sequence.slice(0, last + 1).reduce((before: Move | null, { id }, at): Move => {
    const own = places[at] ?? null
    if (own !== null && stands({ id, order: own }, before)) return { id, order: own }
    const lower = before?.order ?? null
    const after = places.slice(at + 1).find((later) => later !== null && (lower === null || later > lower)) ?? null
    const move = { id, order: placeBetween(lower, after) }
    moves.push(move)
    return move
  }, null)
  return moves.every(({ order }) => order.length <= comfortable) ? moves : evenly(sequence)
}

/** All places anew, at equal distances. */
function evenly(sequence: readonly Placed[]): Move[] {
  let before: string | null = null
  const step = Math.max(1, Math.floor(digits.length ** 2 / (sequence.length + 1)))
  return sequence.map(({ id }, at) => {
    const value = (at + 1) * step
    const order: string = value < digits.length ** 2 - 1 ? text(value) : placeBetween(before, null)
    before = order
    return { id, order }
  })
}

/** A whole number as three digits of which the last is no 0. */
const text = (value: number): string =>
  digits.charAt(Math.floor(value / digits.length)) + digits.charAt(value % digits.length) + digits.charAt(1)

/** What to store so that a new record stands right behind another one; behind all when `behind` is null. */
export function placeBehind(list: readonly Placed[], id: string, behind: string | null): Move[] {
  const shown = inOrder(list).filter((one) => one.id !== id)
  const index = shown.findIndex((one) => one.id === behind)
  return moveTo(list, id, index < 0 ? shown.length : index + 1)
}
