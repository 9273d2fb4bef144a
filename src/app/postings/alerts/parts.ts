import { part } from '../../shell/part.tsx'

/** What tells of new postings, loaded after the pages that have room for it. */
export const AlertChoice = part(['alerts', 'push'], () => import('./choice.tsx').then(({ AlertChoice }) => AlertChoice), true)
export const AlertLine = part(['alerts'], () => import('./line.tsx').then(({ AlertLine }) => AlertLine), true)
