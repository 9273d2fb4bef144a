import { browserEnvironment } from '../../device/environment.ts'
import type { Device, Notebook } from '../../device/device.ts'
import { openStories, type Stories } from '../../device/stories/open-stories.ts'
import { dateInJapan } from '../../domain/business-days.ts'
import type { Json } from '../../domain/json.ts'
import { readCareer } from '../../domain/profile/career.ts'
import { type ProfileValues, storedPart } from '../../domain/profile/fields.ts'
import type { Story } from '../../domain/story/story.ts'
import { ownTraits, type Traits } from '../../domain/story/traits.ts'
import { now, useLoaded } from '../shell/device.ts'

const opened = new WeakMap<Device, Stories>()

/** The stories on this phone, opened once. */
export function storiesOf(device: Device): Stories {
  const known = opened.get(device) ?? openStories(browserEnvironment, device.door)
  opened.set(device, known)
  return known
}

/** The present year in Japan. */
export const presentYear = (): number => Number(dateInJapan(now()).slice(0, 4))

/** Every story here, newest first; null: none has come yet, undefined: not known yet. Follows what is published. */
export const useStories = (): readonly Story[] | null | undefined => useLoaded('stories', ['catalogue'], (open) => storiesOf(open).all())

/** What one's own record tells of oneself; it stays on this phone. `field`: their large research field. */
export interface Own {
  traits: Traits
  field: string | null
}

const valuesOf = (fields: Awaited<ReturnType<Notebook['read']>>): ProfileValues =>
  Object.fromEntries([...fields].map(([field, { value }]): [string, Json | undefined] => [field, value]))

/** The own record as far as stories are compared with it; undefined: not known yet. */
export const useOwn = (): Own | undefined =>
  useLoaded('own record', ['notebook'], async (_, book): Promise<Own> => {
    const profile = book ? valuesOf(await book.read('profile', 'me')) : {}
    const all = [...((await book?.list('career')) ?? [])].map(([id, fields]) => readCareer(id, valuesOf(fields)))
    const traits = ownTraits(profile, all, presentYear())
    const large = storedPart(profile['field'], 'large')
    return { traits, field: typeof large === 'string' ? large : (traits.large[0] ?? null) }
  })
