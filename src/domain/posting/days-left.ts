const day = 24 * 60 * 60_000

/** Whole days from one calendar date (`YYYY-MM-DD`) to another: 0 on the last day itself, below 0 once it is past. */
export const daysLeft = (lastDay: string, today: string): number => Math.round((Date.parse(lastDay) - Date.parse(today)) / day)
