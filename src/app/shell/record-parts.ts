import { part } from './part.tsx'

/** The record as it stands, for the survey that asks to confirm it. */
export const YearlyRecord = part(['profile', 'question'], () => import('../profile/yearly.tsx').then(({ YearlyRecord }) => YearlyRecord))
