import * as z from 'zod/mini'
import { dimension, type DimensionId, unknown } from './dimensions.ts'
import { all } from './published.ts'
import { findTable, outcomeOf, tableIds } from './tables.ts'

/** How much may be asked at once, and how long a name may be. */
export const crossingLimits = { groups: 30, codes: 1000, name: 60 } as const

const groupSchema = z.object({
  /** What the office calls it; stands in the file and nowhere else. */
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(crossingLimits.name)),
  of: z.array(z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[\w-]+$/))).check(z.minLength(1), z.maxLength(crossingLimits.codes)),
})

/** Codes put together into groups, none of them in two. `others`: what is in no group stands for itself; else it is left out. */
export const groupingSchema = z.object({
  groups: z.array(groupSchema).check(z.minLength(1), z.maxLength(crossingLimits.groups)),
  others: z.boolean(),
})
export type Grouping = z.infer<typeof groupingSchema>

/** How a dimension tells rows apart: not at all, code by code, or by groups of codes. */
export const splitSchema = z.union([z.literal('open'), z.literal('codes'), groupingSchema])
export type Split = z.infer<typeof splitSchema>

/**
 * A table of one's own: the answers of one question, by the dimensions that its groups are made of. Two questions are
 * never crossed with each other: no released number tells of that, see README.md.
 */
export const crossingSchema = z.object({
  table: z.enum(tableIds),
  /** One for each dimension of the table's family, in its order. */
  rows: z.array(splitSchema).check(z.maxLength(4)),
  answers: z.union([z.literal('codes'), groupingSchema]),
})
export type Crossing = z.infer<typeof crossingSchema>

/** What rows or columns of a table stand for: a code by itself, or several under a name of its own. */
export interface Part {
  readonly code: string
  readonly of: readonly string[]
  /** As the office calls it; undefined for a code by itself. */
  readonly name?: string
}

/** Under what a group of codes stands in a table: its number, which no code of ours looks like. */
const groupCode = (at: number): string => `group${at + 1}`

/** The parts that codes are put into, groups first; `codes` are all there are. Left open: none. */
export function partsOf(split: Split, codes: readonly string[]): Part[] {
  if (split === 'open') return []
  if (split === 'codes') return codes.map((code) => ({ code, of: [code] }))
  const taken = new Set(split.groups.flatMap(({ of }) => of))
  const others = split.others ? codes.filter((code) => !taken.has(code)).map((code) => ({ code, of: [code] })) : []
  return [...split.groups.map(({ name, of }, at) => ({ code: groupCode(at), of, name })), ...others]
}

/** Which part a code is in; undefined: in none. */
export const partByCode = (parts: readonly Part[]): ReadonlyMap<string, string> =>
  new Map(parts.flatMap(({ code, of }) => of.map((each) => [each, code] as const)))

/**
 * What of a crossing cannot be: another number of dimensions than the table has, a code in two groups, a code that the
 * dimension does not have. The dotted name of the first such thing; null: it is sound.
 */
export function wrongIn({ table, rows, answers }: Crossing): string | null {
  const { family, shape } = findTable(table)
  if (rows.length !== family.by.length) return 'rows'
  const at = rows.findIndex((split, index) => isWrong(split, family.by[index] ?? 'field'))
  if (at >= 0) return `rows.${at}`
  return isWrong(answers, outcomeOf(shape).id) || (answers !== 'codes' && answers.groups.some(({ of }) => of.includes(unknown))) ? 'answers' : null
}

function isWrong(split: Split, id: DimensionId): boolean {
  if (typeof split === 'string') return false
  const codes = split.groups.flatMap(({ of }) => of)
  const known = dimension(id).codes
  return new Set(codes).size < codes.length || codes.some((code) => code === all || (known.length > 0 && !known.includes(code)))
}
