import { part } from './part.tsx'

/** What became of people like oneself, loaded after the page that has room for it; nothing where there is none to show. */
export const PeopleLikeMe = part(['charts', 'statistics'], () => import('../statistics/after-sending.tsx').then(({ AfterSending }) => AfterSending), true)
