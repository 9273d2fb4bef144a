import type { Campaign } from '../../domain/campaign.ts'
import type { Device, Notebook } from '../../device/device.ts'

/** Tells which campaigns ask the person as `asked.ts` does, which is loaded where a campaign does not ask everybody. */
export const whoIsAsked = async (open: Device, notebook: Notebook): Promise<(campaign: Campaign) => boolean> =>
  (await import('./asked.ts')).whoIsAsked(open, notebook)
