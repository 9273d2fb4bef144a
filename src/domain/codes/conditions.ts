import { codeTable, type CodeTable } from './code-table.ts'
import rows from './conditions.json' with { type: 'json' }

/**
 * The conditions of work and of applying, coded as JREC-IN Portal codes them in its search form of April 2024. The
 * English is ours.
 */

/** Parameter `employmentform`. Only postings registered since July 2023 carry it. */
export const employmentForms: CodeTable = codeTable(rows.employmentForms)

/** Parameter `jobterm`: for a fixed time or not, on a tenure track or not. */
export const terms: CodeTable = codeTable(rows.terms)

/** Parameter `consideration`: who finds help with applying. */
export const considerations: CodeTable = codeTable(rows.considerations)

/** Parameter `entry`: how an application is handed in. */
export const entryWays: CodeTable = codeTable(rows.entryWays)

/** Parameter `duration`. Two of the three narrow a search; `includeClosed` widens it. */
export const periods: CodeTable = codeTable(rows.periods)
export const newPostings = '0'
export const closingSoon = '1'
export const includeClosed = '2'

/** Parameter `sort`: the order in which hits are listed. */
export const sorts: CodeTable = codeTable(rows.sorts)

const million = 1_000_000

/** Parameter `wageValue`: the lower bounds of yearly pay that can be asked for, in yen. */
export const payBounds: readonly number[] = Array.from({ length: 30 }, (_, index) => (index + 1) * million)
