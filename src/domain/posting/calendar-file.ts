/** One day to remember, as a calendar takes it. */
export interface CalendarDay {
  /** Names it for good: taken in twice it is one. ASCII without spaces. */
  uid: string
  /** `YYYY-MM-DD`: the whole day, wherever the calendar is. */
  day: string
  title: string
  text: string
  /** Where more is to be read. */
  address: string
  /** So many days before it the calendar reminds. */
  remindDays: readonly number[]
  /** When this was made, in milliseconds since 1970. */
  madeAt: number
}

/** A calendar file (RFC 5545) of one day, to be saved as UTF-8. */
export function calendarFile({ uid, day, title, text, address, remindDays, madeAt }: CalendarDay): string {
  const next = new Date(Date.parse(day) + 24 * 60 * 60_000).toISOString().slice(0, 10)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//JGRAD//JGRAD//JA',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${new Date(madeAt).toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(next)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${address}`,
    'TRANSP:TRANSPARENT',
    ...remindDays.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(title)}`,
      // From the beginning of the day: at nine in the morning so many days before it.
      `TRIGGER:-PT${days * 24 - 9}H`,
      'END:VALARM',
    ]),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const compact = (day: string): string => day.replaceAll('-', '')

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, String.raw`\n`).replace(/\p{Cc}/gu, '')

/** How many bytes a line of the file takes, its break apart. */
const lineBytes = 75
const encoder = new TextEncoder()

/** A line in as many as it needs, no sign of it cut; all but the first begin with a space. */
function folded(line: string): string {
  let bytes = 0
  let made = ''
  for (const sign of line) {
    const { length } = encoder.encode(sign)
    if (bytes + length > lineBytes) {
      made += '\r\n '
      bytes = 1
    }
    made += sign
    bytes += length
  }
  return made
}
