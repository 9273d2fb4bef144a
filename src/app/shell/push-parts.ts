import { part } from './part.tsx'

/** Notifications on this device, loaded after the pages that have room for them. */
export const Notifications = part(['push'], () => import('../push/notifications.tsx').then(({ Notifications }) => Notifications), true)
export const PushOffer = part(['push'], () => import('../push/offer.tsx').then(({ Offer }) => Offer), true)
