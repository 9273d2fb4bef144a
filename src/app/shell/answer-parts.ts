import { part } from './part.tsx'

/** What the survey's pages say of links and codes, loaded after them. */
export const Elsewhere = part(['answer'], () => import('../answer/elsewhere.tsx').then(({ Elsewhere }) => Elsewhere), true)
export const AfterSending = part(['answer'], () => import('../answer/after-sending.tsx').then(({ AfterSending }) => AfterSending), true)
