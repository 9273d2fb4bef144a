import { Tag } from '../../ui/controls/Tag.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { type Standing, standings } from '../shell/standing.ts'
import { startPath } from './paths.ts'

/** Every survey there is for this person, the one to act on first. */
export function List() {
  const all = useLoaded('surveys', ['catalogue', 'notebook'], async (open, book) =>
    book ? { standings: await standings(open, book, Date.now()), received: open.sync().lastReceived !== null } : null,
  )
  usePage(t('survey:title'))
  return (
    <>
      <PageTitle>{t('survey:title')}</PageTitle>
      {!all ? (
        <Skeleton lines={3} />
      ) : all.standings.length > 0 ? (
        <ul class="rows">
          {all.standings.map((standing) => (
            <li key={standing.campaign.id}>
              <a class="row" href={startPath(standing.campaign.id)}>
                <span class="row-title">{local(standing.campaign.title)}</span>
                <State standing={standing} />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <div class="empty">
          <p class="empty-title">{t(all.received ? 'survey:list.empty' : 'survey:list.waiting')}</p>
          <p>{t(all.received ? 'survey:list.emptyNext' : 'survey:list.waitingNext')}</p>
        </div>
      )}
    </>
  )
}

function State({ standing: { campaign, phase, sealed } }: { standing: Standing }) {
  if (sealed?.receipt) return <Tag kind="success">{t('survey:list.received')}</Tag>
  if (sealed) return <Tag kind="info">{t('survey:list.sealed')}</Tag>
  if (phase === 'later') return <Tag>{t('survey:list.later', { date: date(campaign.opensAt) })}</Tag>
  if (phase === 'closed') return <Tag>{t('survey:list.closed')}</Tag>
  return <Tag kind="info">{t('survey:list.open', { date: date(campaign.closesAt) })}</Tag>
}
