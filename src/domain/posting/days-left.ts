/** For how many days after its publication a posting is new, and before its last day closing soon. Ours: JREC-IN does not say. */
export const newForDays = 7
export const closingWithinDays = 7

const day = 24 * 60 * 60_000

/** Whole days from one calendar date (`YYYY-MM-DD`) to another: 0 on the last day itself, below 0 once it is past. */
export const daysLeft = (lastDay: string, today: string): number => Math.round((Date.parse(lastDay) - Date.parse(today)) / day)
