import type { PlanDraft } from '../../api/office-campaigns.ts'
import { longestCampaignTitle } from '../../api/office-campaigns.ts'
import type { Reminder } from '../../domain/campaigns/plan.ts'
import { endOfDay, isDay, isPlannable, lastDayBefore, dayAt, startOfDay } from '../../domain/campaigns/japan-day.ts'
import { readYear } from '../../domain/text/year-month.ts'
import { foldWidth } from '../../domain/text/width.ts'

/** One reminder as it stands in the form: so many business days after the opening or before the close. */
export interface ReminderForm {
  from: 'opening' | 'close'
  days: string
  mail: boolean
  push: boolean
}

/** A plan as it stands in the form. Days are days in Japan, each of them the first or the last that counts. */
export interface PlanForm {
  ja: string
  en: string
  /** `id version`, or empty. */
  definition: string
  reference: string
  opens: string
  closes: string
  grace: string
  universities: readonly string[]
  yearsFrom: string
  yearsTo: string
  statuses: readonly string[]
  fields: readonly string[]
  reminders: readonly ReminderForm[]
}

export type DayField = 'reference' | 'opens' | 'closes' | 'grace'
/** What an error speaks of: a field, or the number of a reminder. */
export type PlanField = 'ja' | 'en' | 'definition' | DayField | 'years' | `reminder-${number}`

/** What a field lacks: nothing in it, nothing that can be read, or nothing that goes with the others. */
export interface PlanWrong {
  field: PlanField
  why: 'empty' | 'unreadable' | 'too-long' | 'order' | 'over' | 'same'
}

/** What a new plan begins with: reminders at the times that have proved themselves. */
export const emptyForm: PlanForm = {
  ja: '', en: '', definition: '', reference: '', opens: '', closes: '', grace: '', universities: [], yearsFrom: '', yearsTo: '', statuses: [], fields: [],
  reminders: [
    { from: 'opening', days: '5', mail: true, push: false },
    { from: 'opening', days: '15', mail: true, push: true },
    { from: 'close', days: '2', mail: true, push: true },
  ],
}

/** A side on which nobody is left out. */
const earliest = 1900
const latest = 2100
const yearText = (year: number | undefined): string => (year === undefined || year === earliest || year === latest ? '' : String(year))

/** The form of a plan as it is stored. */
export function formOf({ title, definition, referenceDate, opensAt, closesAt, graceUntil, audience, reminders }: PlanDraft): PlanForm {
  return {
    ...title,
    definition: definition === null ? '' : `${definition.id} ${definition.version}`,
    reference: referenceDate ?? '',
    opens: opensAt === null ? '' : dayAt(opensAt),
    closes: closesAt === null ? '' : lastDayBefore(closesAt),
    grace: graceUntil === null ? '' : lastDayBefore(graceUntil),
    universities: audience.universities ?? [],
    yearsFrom: yearText(audience.entryYears?.from),
    yearsTo: yearText(audience.entryYears?.to),
    statuses: audience.statuses ?? [],
    fields: audience.fields ?? [],
    reminders: reminders.map(({ day, channels }) => ({
      from: day < 0 ? 'close' : 'opening',
      days: String(Math.abs(day)),
      mail: channels.includes('mail'),
      push: channels.includes('push'),
    })),
  }
}

/** A day as people type it, in any width and with any sign between, as YYYY-MM-DD; null: it is none. */
export function readDay(typed: string): string | null {
  const [year = '', month = '', day = '', ...more] = foldWidth(typed).trim().replace(/日$/, '').split(/[-/.年月]/)
  const text = `${year.trim()}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`
  return more.length === 0 && isDay(text) && isPlannable(text) ? text : null
}

function readYears({ yearsFrom, yearsTo }: PlanForm): { years?: { from: number; to: number }; wrong: PlanWrong[] } {
  const [fromText, toText] = [yearsFrom.trim(), yearsTo.trim()]
  if (fromText === '' && toText === '') return { wrong: [] }
  const from = fromText === '' ? earliest : readYear(fromText)
  const to = toText === '' ? latest : readYear(toText)
  if (from === null || to === null || from < earliest || to > latest) return { wrong: [{ field: 'years', why: 'unreadable' }] }
  return { years: { from, to }, wrong: from > to ? [{ field: 'years', why: 'order' }] : [] }
}

const furthest = 60

/** A reminder of the form, or null: its days can't be read, or it goes nowhere. None goes on the day of the close itself. */
function readReminder({ from, days, mail, push }: ReminderForm): Reminder | null {
  const text = foldWidth(days).trim()
  const count = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
  if (!(count >= 1 && count <= furthest) || (!mail && !push)) return null
  return { day: from === 'close' ? -count : count, channels: [...(mail ? (['mail'] as const) : []), ...(push ? (['push'] as const) : [])] }
}

/**
 * The plan that the form says, as far as it is filled in, or what can't be read. `before` is what is stored: a time
 * whose day was not touched stays to the minute.
 */
export function readForm(form: PlanForm, before: PlanDraft | null): { ok: true; plan: PlanDraft } | { ok: false; wrong: readonly PlanWrong[] } {
  const wrong: PlanWrong[] = []
  const known = before === null ? emptyForm : formOf(before)
  const dayOf = (field: DayField): string | null => {
    if (form[field].trim() === '') return null
    const day = readDay(form[field])
    if (day === null) wrong.push({ field, why: 'unreadable' })
    return day
  }
  const instant = (field: DayField, kept: string | null, make: (day: string) => string): string | null => {
    const day = dayOf(field)
    return day === null ? null : day === known[field] && kept !== null ? kept : make(day)
  }
  for (const language of ['ja', 'en'] as const) if (form[language].length > longestCampaignTitle) wrong.push({ field: language, why: 'too-long' })
  const [id, version] = form.definition.split(' ')
  const { years, wrong: wrongYears } = readYears(form)
  wrong.push(...wrongYears)
  const reminders = form.reminders.map(readReminder)
  const seen = new Set<number>()
  for (const [at, reminder] of reminders.entries()) {
    if (reminder === null) wrong.push({ field: `reminder-${at}`, why: 'unreadable' })
    else if (seen.has(reminder.day)) wrong.push({ field: `reminder-${at}`, why: 'same' })
    else seen.add(reminder.day)
  }
  const narrowed = (codes: readonly string[]) => (codes.length === 0 ? undefined : [...codes])
  const [universities, statuses, fields] = [form.universities, form.statuses, form.fields].map(narrowed)
  const plan: PlanDraft = {
    title: { ja: form.ja.trim(), en: form.en.trim() },
    definition: id && version ? { id, version: Number(version) } : null,
    referenceDate: dayOf('reference'),
    opensAt: instant('opens', before?.opensAt ?? null, startOfDay),
    closesAt: instant('closes', before?.closesAt ?? null, endOfDay),
    graceUntil: instant('grace', before?.graceUntil ?? null, endOfDay),
    audience: {
      ...(universities ? { universities } : {}),
      ...(years ? { entryYears: years } : {}),
      ...(statuses ? { statuses } : {}),
      ...(fields ? { fields } : {}),
    },
    reminders: reminders.filter((reminder) => reminder !== null),
  }
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, plan }
}

/** What a plan lacks before it can start at `now`, in the order of the form. */
export function lacking({ title, definition, referenceDate, opensAt, closesAt, graceUntil }: PlanDraft, now: number): PlanWrong[] {
  const empty = (field: PlanField, value: unknown): PlanWrong[] => (value === null || value === '' ? [{ field, why: 'empty' }] : [])
  const [opens, closes, grace] = [opensAt, closesAt, graceUntil].map((at) => (at === null ? Number.NaN : Date.parse(at))) as [number, number, number]
  return [
    ...empty('ja', title.ja),
    ...empty('en', title.en),
    ...empty('definition', definition),
    ...empty('reference', referenceDate),
    ...empty('opens', opensAt),
    ...empty('closes', closesAt),
    ...(closes <= opens ? [{ field: 'closes', why: 'order' } as const] : closes <= now ? [{ field: 'closes', why: 'over' } as const] : []),
    ...empty('grace', graceUntil),
    ...(grace < closes ? [{ field: 'grace', why: 'order' } as const] : []),
  ]
}
