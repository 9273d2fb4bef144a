import type { Device, Notebook } from '../../device/device.ts'
import { type Career, careerKinds, orderCareer, readCareer } from '../../domain/profile/career.ts'
import { checkField } from '../../domain/profile/check.ts'
import { completeness } from '../../domain/profile/completeness.ts'
import { type FieldShape, type ProfileField, type ProfileGroup, profileGroups, profileShapes, type ProfileValues, storedPart } from '../../domain/profile/fields.ts'
import { orcidLink, readOrcid, readResearchmap, researchmapLink } from '../../domain/profile/identifiers.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { readProfile } from '../shell/standing.ts'
import { Careers, LastRemoval } from './careers.tsx'
import { describePart } from '../shell/describe-part.ts'
import { Missing } from './missing.tsx'
import { OfficeFacts } from './office-facts.tsx'
import { groupPath } from './paths.ts'
import { presentMonth } from './present-month.ts'
import { labelOf, type LabelName } from '../shell/profile-words.ts'

/** The profile's values, and the jobs and studies in order; null for nobody. */
export async function loadRecord(_: Device, book: Notebook | null) {
  if (!book) return null
  const [profile, records] = await Promise.all([readProfile(book), book.list('career')])
  const careers = [...records].map(([id, fields]) => readCareer(id, Object.fromEntries([...fields].map(([field, { value }]) => [field, value]))))
  return { profile, careers: orderCareer(careers) }
}

/** Everything the person's record holds, what is missing from it, and the way to change each thing. */
export function Overview() {
  const loaded = useLoaded('profile', ['notebook'], loadRecord)
  usePage(t('profile:title'))
  return (
    <>
      <PageTitle>{t('profile:title')}</PageTitle>
      {loaded ? <Record {...loaded} /> : <Skeleton lines={8} />}
    </>
  )
}

function Record({ profile, careers }: { profile: ProfileValues; careers: readonly Career[] }) {
  const complete = completeness(profile, careers, presentMonth())
  const missing: ReadonlySet<string> = new Set(complete.missing.map(({ field }) => field))
  return (
    <>
      <p>{t('profile:lead')}</p>
      <Missing {...complete} />
      {(Object.keys(profileGroups) as ProfileGroup[]).map((group) => (
        <Group key={group} group={group} profile={profile} missing={missing} />
      ))}
      <LastRemoval />
      {careerKinds.map((kind) => (
        <Careers key={kind} kind={kind} careers={careers.filter((career) => career.kind === kind)} />
      ))}
      <OfficeFacts profile={profile} />
      <p class="actions">
        <Link kind="quiet" icon={BackIcon} href="/me">
          {t('profile:back')}
        </Link>
      </p>
    </>
  )
}

interface GroupProps {
  group: ProfileGroup
  profile: ProfileValues
  /** The fields that are asked for and empty: the only empty ones that are shown. */
  missing: ReadonlySet<string>
}

function Group({ group, profile, missing }: GroupProps) {
  const fields: readonly ProfileField[] = profileGroups[group]
  const title = t(`profile:group.${group}`)
  const empty = fields.every((field) => profile[field] === undefined || profile[field] === null)
  return (
    <section class="part" aria-labelledby={`part-${group}`}>
      <div class="part-head">
        <h2 id={`part-${group}`}>{title}</h2>
        <Link href={groupPath(group)} about={t('profile:about', { label: title })}>
          {t(empty ? 'profile:fill' : 'profile:change')}
        </Link>
      </div>
      {empty ? (
        <p class="support">{t('profile:empty')}</p>
      ) : (
        <Values fields={fields} profile={profile} missing={missing} />
      )}
    </section>
  )
}

/** What the fields of a page hold, in words; the empty ones only where they are missed. */
export const Values = ({ fields, profile, missing }: Omit<GroupProps, 'group'> & { fields: readonly ProfileField[] }) => (
  <dl class="values">
    {fields.map((field) => (
      <Field key={field} field={field} profile={profile} isMissing={missing.has(field)} />
    ))}
  </dl>
)

interface FieldProps {
  field: ProfileField
  profile: ProfileValues
  isMissing: boolean
}

/** What a field holds, in words, part by part where it has parts; the empty ones left out. */
export function linesOf(field: ProfileField, profile: ProfileValues): { label: string; words: string }[] {
  const shape: FieldShape = profileShapes[field]
  const value = profile[field]
  const lines =
    shape.kind === 'parts'
      ? Object.entries(shape.parts).map(([name, part]) => ({ label: labelOf(name as LabelName), words: describePart(name, part, storedPart(value, name)) }))
      : [{ label: labelOf(field), words: describePart(field, shape, value) }]
  return lines.filter(({ words }) => words !== '')
}

function Field({ field, profile, isMissing }: FieldProps) {
  const unclear = checkField(field, profile, presentMonth()).length > 0
  const filled = linesOf(field, profile)
  const shown = filled.length === 0 && isMissing ? [{ label: labelOf(field), words: '' }] : filled
  return (
    <>
      {shown.map(({ label, words }) => (
        <div key={label} class="value">
          <dt>{label}</dt>
          {words === '' ? <dd class="value-empty">{t('profile:empty')}</dd> : <dd>{withLink(field, words)}</dd>}
        </div>
      ))}
      {unclear && (
        <div class="value">
          <dt class="said">{labelOf(field)}</dt>
          <dd class="value-unclear">{t('profile:unclear')}</dd>
        </div>
      )}
    </>
  )
}

/** Identifiers lead to the page they name. */
function withLink(field: ProfileField, words: string) {
  const orcid = field === 'orcid' ? readOrcid(words) : null
  const name = field === 'researchmap' ? readResearchmap(words) : null
  const href = orcid?.ok ? orcidLink(orcid.orcid) : name === null ? null : researchmapLink(name)
  return href === null ? words : (
    <a class="link" href={href} rel="noreferrer" target="_blank">
      {words}
    </a>
  )
}
