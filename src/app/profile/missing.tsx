import type { AskedField, Completeness } from '../../domain/profile/completeness.ts'
import { type ProfileGroup, profileGroups } from '../../domain/profile/fields.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { groupPath } from './paths.ts'
import { labelOf, whyOf } from '../shell/profile-words.ts'

const groups = Object.entries(profileGroups) as [ProfileGroup, readonly string[]][]

/** Where a missing field is filled in; jobs are added further down on the page. */
function placeOf(field: AskedField): string {
  const group = groups.find(([, fields]) => fields.includes(field))?.[0]
  return group ? groupPath(group) : '#part-job'
}

/** What is missing from the record, and why it is asked for. */
export function Missing({ missing }: Completeness) {
  if (missing.length === 0) {
    return (
      <Notice kind="success" title={t('profile:missing.none')}>
        <p>{t('profile:missing.noneText')}</p>
      </Notice>
    )
  }
  return (
    <Notice title={t('profile:missing.title', { count: missing.length })}>
      <ul class="missing">
        {missing.map(({ field, state }) => {
          const label = field === 'jobs' ? t('profile:group.job') : labelOf(field)
          return (
            <li key={field}>
              <Link href={placeOf(field)}>{state === 'unclear' ? t('profile:missing.unclear', { label }) : label}</Link>
              <p class="support">{whyOf(field)}</p>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
