import type { CareerKind } from '../../domain/profile/career.ts'
import { isProfileGroup, type ProfileGroup } from '../../domain/profile/fields.ts'

/** The addresses of the profile's pages. */

export const profilePath = '/me/profile'
export const groupPath = (group: ProfileGroup): string => `${profilePath}/${group}`
export const careerPath = (kind: CareerKind, id: string): string => `${profilePath}/${kind}/${id}`

export type Place = { at: 'overview' | 'nowhere' } | { at: 'group'; group: ProfileGroup } | { at: 'career'; kind: CareerKind; id: string }

/** Which page of the profile an address names. */
export function placeAt(path: string): Place {
  const [, , , first, second, ...rest] = path.split('/')
  if (first === undefined || first === '') return { at: 'overview' }
  if (rest.length > 0) return { at: 'nowhere' }
  if (second === undefined) return isProfileGroup(first) ? { at: 'group', group: first } : { at: 'nowhere' }
  const named = /^[A-Za-z0-9_-]{1,64}$/.test(second)
  return (first === 'job' || first === 'study') && named ? { at: 'career', kind: first, id: second } : { at: 'nowhere' }
}

/** The same page, for somebody who confirms the record for a campaign and goes back there. */
export const forCampaign = (path: string, campaign: string): string => `${path}?for=${campaign}`

/** Where a page of the profile leads back to; `campaign` is what stands in its address. */
export const wayBack = (campaign: string | undefined): string =>
  campaign !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(campaign) ? `/survey/${campaign}/record` : profilePath
