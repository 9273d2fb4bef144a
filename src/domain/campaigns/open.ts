import type { Campaign } from '../campaign.ts'

/** Whether answers sealed now would arrive in time. */
export const isOpen = (campaign: Campaign, now: number): boolean =>
  Date.parse(campaign.opensAt) <= now && now < Date.parse(campaign.closesAt)
