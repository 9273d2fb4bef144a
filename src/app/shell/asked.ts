import { universitiesEditionSchema } from '../../api/universities.ts'
import type { Device, Notebook } from '../../device/device.ts'
import { belongsTo } from '../../domain/audience.ts'
import { audienceFacts, universityNamed } from '../../domain/audience-facts.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { readProfile } from './standing.ts'

/** Tells which campaigns ask the person whose notebook this is, by what their record and the catalogue on this device say. */
export async function whoIsAsked(open: Device, notebook: Notebook): Promise<(campaign: Campaign) => boolean> {
  const [profile, edition] = await Promise.all([readProfile(notebook), open.catalogue.edition('universities')])
  const known = universitiesEditionSchema.safeParse(edition)
  const university = universityNamed(profile['university'], known.success ? known.data.universities : [])
  const facts = audienceFacts({ university, profile })
  return ({ audience }) => belongsTo(audience, facts)
}
