/** Months as questionnaires count them: `YYYY-MM`, with no day and no time zone. */

/** The earliest month taken where an item names none: an older one is a slip of the finger. */
export const earliestMonth = '1900-01'

/** Whether the text is a month of the calendar, written `YYYY-MM`. */
export const isYearMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

/** The month a date (`YYYY-MM-DD`) lies in, as `YYYY-MM`. */
export const monthOf = (date: string): string => date.slice(0, 7)

const index = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

/** Whole months from one `YYYY-MM` to another; negative when the second is earlier. */
export const monthsBetween = (from: string, to: string): number => index(to) - index(from)
