import type { ComponentType } from 'preact'
import type { TextKey } from '../../ui/text/areas.ts'
import { Mails } from '../mails/mails.tsx'

/** One thing the office does, in the order of the side bar. `path` is below `/office`, empty for the first. */
export interface OfficePlace {
  path: string
  label: TextKey
  component: ComponentType
}

/** Every place there is. A folder of the office adds its own line here. */
export const places: readonly OfficePlace[] = [
  { path: 'mails', label: 'office-mails:title', component: Mails },
]
