import type { ComponentType } from 'preact'
import type { TextKey } from '../../ui/text/areas.ts'
import { Mails } from '../mails/mails.tsx'
import { Applications } from '../applications/applications.tsx'
import { Audit } from '../audit/audit.tsx'
import { Campaigns } from '../campaigns/campaigns.tsx'
import { Corrections } from '../corrections/corrections.tsx'
import { Imports } from '../imports/imports.tsx'
import { Notices } from '../notices/notices.tsx'
import { People } from '../people/people.tsx'
import { Postings } from '../postings/postings.tsx'
import { Queues } from '../queues/queues.tsx'
import { Questionnaires } from '../questionnaires/questionnaires.tsx'
import { Registrants } from '../registrants/registrants.tsx'
import { StatisticsPages } from '../statistics/pages.tsx'
import { Stories } from '../stories/stories.tsx'
import { Universities } from '../universities/universities.tsx'
import { Volunteers } from '../volunteers/volunteers.tsx'

/** One thing the office does, in the order of the side bar. `path` is below `/office`; the first place is where one arrives. */
export interface OfficePlace {
  path: string
  label: TextKey
  component: ComponentType
  /** For administrators alone; others do not see it. The server refuses them whatever they see. */
  administrators?: true
}

/** Every place there is. A folder of the office adds its own line here. */
export const places: readonly OfficePlace[] = [
  { path: 'applications', label: 'office:places.applications', component: Applications },
  { path: 'registrants', label: 'office:places.registrants', component: Registrants },
  { path: 'corrections', label: 'office:places.corrections', component: Corrections },
  { path: 'universities', label: 'office:places.universities', component: Universities },
  { path: 'imports', label: 'office:places.imports', component: Imports },
  { path: 'campaigns', label: 'office:places.campaigns', component: Campaigns },
  { path: 'questionnaires', label: 'office-questionnaires:title', component: Questionnaires },
  { path: 'postings', label: 'office-postings:title', component: Postings },
  { path: 'stories', label: 'office-stories:title', component: Stories },
  { path: 'volunteers', label: 'office-volunteers:title', component: Volunteers },
  { path: 'notices', label: 'office:places.notices', component: Notices },
  { path: 'statistics', label: 'office-statistics:place', component: StatisticsPages },
  { path: 'mails', label: 'office-mails:title', component: Mails },
  { path: 'queues', label: 'office-queues:title', component: Queues },
  { path: 'audit', label: 'office:places.audit', component: Audit },
  { path: 'people', label: 'office:places.people', component: People, administrators: true },
]
