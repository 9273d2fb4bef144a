import japan from '@holiday-jp/holiday_jp'

/** Whether a date (YYYY-MM-DD) is a national holiday of Japan. Of years that no law speaks of yet: none is. */
export const isHoliday = (date: string): boolean => Object.hasOwn(japan.holidays, date)
