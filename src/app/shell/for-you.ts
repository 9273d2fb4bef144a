import { part } from './part.tsx'

/** Postings that fit one's own record, loaded after the pages that have room for them. */
export const ForYou = part(['for-you', 'search'], () => import('../postings/for-you/row.tsx').then(({ ForYouRow }) => ForYouRow), true)
