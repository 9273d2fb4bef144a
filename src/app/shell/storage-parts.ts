import { part } from './part.tsx'

/** What is said when storage fails, loaded only where it does. */
export const NotOpened = part(['storage'], () => import('./not-opened.tsx').then(({ NotOpened }) => NotOpened))
/** What is said to somebody whose storage the browser emptied. */
export const StorageLost = part(['storage'], () => import('./storage-lost.tsx').then(({ StorageLostNotice }) => StorageLostNotice))
/** What the server took away before it was sent. */
export const SetAside = part(['storage'], () => import('./set-aside.tsx').then(({ SetAsideNotice }) => SetAsideNotice))
