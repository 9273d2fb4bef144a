import { leastChanged, sizeOf } from '../statistics/counting.ts'
import { type Chance, roundOne, roundParts, step } from '../statistics/rounding.ts'

/**
 * The rule for what a university's coordinators are told of their own people. They know them by name, and may tell
 * anybody: so numbers are coarse, and reasons stand in README.md.
 */

/** People, divided in several ways at once: how many have each code, by table. Everybody is in each table just once. */
export type Division = Readonly<Record<string, Readonly<Record<string, number>>>>

/** What was let out of a division, and the counts behind it, which are secret: the next one is held against them. */
export interface Kept {
  readonly counts: Division
  /** Multiples of ten, each at most ten off. Those of a table add up to `whole`. */
  readonly coarse: Division
  readonly whole: number
}

/** Nothing is told of fewer people than this, as rounded. */
export const leastWhole = 30
/** Of fewer people than this, as rounded, it is only told that they are fewer. */
export const leastTold = 20

/**
 * Makes counts coarse. While fewer than ten people came, left or changed since `before`, that stays as it is. `name` tells
 * whose counts they are: the same counts of the same name come out the same. Throws when the tables count different people.
 */
export function makeCoarse(name: string, counts: Division, before: Kept | null, chance: Chance): Kept {
  const tables = Object.keys(counts)
  const size = sizeOf(counts[tables[0] ?? ''])
  if (tables.some((table) => sizeOf(counts[table]) !== size)) throw new Error('the tables of a division count the same people')
  if (leastChanged(before?.counts ?? emptied(counts), counts) < step) return before ?? { counts: emptied(counts), coarse: emptied(counts), whole: 0 }
  // Drawn as if nothing had been told before: a number that rather stays tells more by moving than one that is drawn.
  const madeUp = size === 0 ? draw(chance, `${name} made up`, 0, 1) : draw(chance, `${name} made up`, -1, 1)
  const whole = roundOne({ name: `${name} whole`, count: size + madeUp }, chance)
  const coarse = tables.map((table) => {
    const cells = shifted(`${name} ${table}`, counts[table] ?? {}, madeUp, chance)
    const codes = Object.keys(cells)
    const parts = codes.map((code) => ({ name: `${name} ${table} ${code}`, count: cells[code] ?? 0 }))
    const rounded = roundParts(parts, whole, chance)
    return [table, Object.fromEntries(codes.map((code, at) => [code, rounded[at] ?? 0]))] as const
  })
  return { counts, coarse: Object.fromEntries(coarse), whole }
}

const emptied = (counts: Division): Division =>
  Object.fromEntries(Object.entries(counts).map(([table, cells]) => [table, Object.fromEntries(Object.keys(cells).map((code) => [code, 0]))]))

/** A whole number between two, drawn; each of them may come out. */
const draw = (chance: Chance, name: string, least: number, most: number): number => least + Math.floor(chance(name) * (most - least + 1))

/**
 * Puts at most one made-up person into each cell, or leaves one person out of it, so that all cells together have `madeUp`
 * people more. Any choice that has that sum may come out.
 */
function shifted(name: string, cells: Readonly<Record<string, number>>, madeUp: number, chance: Chance): Record<string, number> {
  const codes = Object.keys(cells)
  const least = (code: string): number => (cells[code] === 0 ? 0 : -1)
  const shifts = new Map(codes.map((code) => [code, draw(chance, `${name} ${code} shift`, least(code), 1)]))
  const inTurn = codes.toSorted((a, b) => chance(`${name} ${a} turn`) - chance(`${name} ${b} turn`))
  let left = madeUp - [...shifts.values()].reduce((sum, shift) => sum + shift, 0)
  for (const code of [...inTurn, ...inTurn]) {
    const shift = shifts.get(code) ?? 0
    const next = shift + Math.sign(left)
    if (left === 0 || next > 1 || next < least(code)) continue
    shifts.set(code, next)
    left -= Math.sign(left)
  }
  return Object.fromEntries(codes.map((code) => [code, (cells[code] ?? 0) + (shifts.get(code) ?? 0)]))
}

/** What may be told of a number of so many people in all; null: only that there are few. */
export const told = (coarse: number, whole: number): number | null => (whole < leastWhole || coarse < leastTold ? null : coarse)
