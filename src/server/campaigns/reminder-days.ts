import type { PlanDraft } from '../../api/office-campaigns.ts'
import { reminderSteps } from '../../domain/reminder-days.ts'
import { isHoliday } from './holidays.ts'

/**
 * The day of each reminder of a plan (YYYY-MM-DD), in their order; null while the opening or the close is not decided, and
 * for one that would fall outside them and is never sent.
 */
export function reminderDays({ opensAt, closesAt, reminders }: Pick<PlanDraft, 'opensAt' | 'closesAt' | 'reminders'>): (string | null)[] {
  if (opensAt === null || closesAt === null) return reminders.map(() => null)
  return reminders.map((reminder) => reminderSteps({ opensAt, closesAt, reminders: [reminder] }, isHoliday)[0]?.date ?? null)
}
