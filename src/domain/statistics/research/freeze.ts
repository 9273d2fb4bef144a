import { blankedIn, withBlanks } from './blank.ts'
import { leadingOn } from './leading.ts'
import { leastAlike, recode } from './recode.ts'
import type { GivenAnswers, Identifying, Researched } from './variables.ts'

/** A row as every file has it that is made of one freezing; only its key is another one in each. */
export interface FrozenRow {
  /** The class of people written alike, and how many were in it when it was frozen. */
  readonly crowd: number
  readonly size: number
  readonly steps: number
  readonly identifying: Identifying
  readonly answers: GivenAnswers
}

/** Everybody who can be placed, with what is written of them; and how many could not be. */
export interface Frozen<Who> {
  readonly rows: readonly (FrozenRow & { readonly who: Who })[]
  readonly leftOut: number
}

/** Coarsens and blanks, once for all files of one freezing. */
export function freeze<Who>(people: readonly (Researched & { readonly who: Who })[], least = leastAlike): Frozen<Who> {
  const { classes, leftOut } = recode(people, least)
  const rows = classes.flatMap(({ steps, identifying, people: alike }, crowd) => {
    const blanked = [...blankedIn(alike), ...leadingOn(alike, identifying.work)]
    return alike.map(({ who, answers }) => ({ who, crowd, size: alike.length, steps, identifying, answers: withBlanks(answers, blanked) }))
  })
  return { rows, leftOut: leftOut.length }
}

/**
 * The rows that may still go out when some people are not there any more: classes that are whole. With whoever left, their
 * whole class goes, so that nobody who has an earlier file finds the one row that is missing.
 */
export function wholeClasses<Row extends Pick<FrozenRow, 'crowd' | 'size'>>(rows: readonly Row[]): Row[] {
  const counts = new Map<number, number>()
  for (const { crowd } of rows) counts.set(crowd, (counts.get(crowd) ?? 0) + 1)
  return rows.filter(({ crowd, size }) => counts.get(crowd) === size)
}

/** Rows each under a key of its own, in the order of the keys: of who it is nothing is left, not even the place in the list. */
export const underKeys = <Row>(rows: readonly Row[], newKey: () => string): { key: string; row: Row }[] =>
  rows.map((row) => ({ key: newKey(), row })).toSorted((a, b) => (a.key < b.key ? -1 : 1))

const day = 24 * 60 * 60_000
/** So many days at least a freezing stands, whatever is published meanwhile. */
export const frozenFor = 180

/**
 * Whether people are frozen anew: a newer edition of the statistics is out, and half a year has passed. Files of two
 * freezings can be laid side by side, and somebody found by what they have in common; of one freezing they cannot.
 */
export const isDue = (frozen: { edition: number; frozenAt: string } | null, newest: number, now: number): boolean =>
  frozen === null || (frozen.edition < newest && now >= Date.parse(frozen.frozenAt) + frozenFor * day)
