import type { Volunteer } from '../../api/office-volunteers.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'

/** How far it is with somebody: not invited yet, invited, declined, or with a story; and whether mail reaches them. Whether they write is theirs. */
export function State({ of: { story, bounced, ...asked } }: { of: Volunteer }) {
  if (story) {
    return (
      <>
        <Tag kind="success">{t('office-volunteers:state.sent')}</Tag>{' '}
        <Link href={`/office/stories/${encodeURIComponent(story.id)}`}>{t('office-volunteers:state.open')}</Link>
      </>
    )
  }
  return (
    <>
      <Asked of={asked} /> {bounced && <Tag kind="error">{t('office-volunteers:state.bounced')}</Tag>}
    </>
  )
}

function Asked({ of: { invitedAt, declined } }: { of: Pick<Volunteer, 'invitedAt' | 'declined'> }) {
  if (declined !== null) return <Tag kind="warning">{t(`office-volunteers:state.${declined}`)}</Tag>
  if (invitedAt === null) return <Tag>{t('office-volunteers:state.new')}</Tag>
  return <Tag kind="info">{t('office-volunteers:state.invited', { date: date(invitedAt) })}</Tag>
}
