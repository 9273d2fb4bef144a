import { part } from './part.tsx'

/** What else there is to know, below the one thing that is due; mostly nothing. */
export const Attention = part([], () => import('./further.tsx').then(({ Attention }) => Attention), true)
