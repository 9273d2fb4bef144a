import './list.css'
import { Tag } from '../../ui/controls/Tag.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, lastMinute } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { now, useLoaded } from '../shell/device.ts'
import { DraftState } from '../shell/draft-state.tsx'
import { usePage } from '../shell/page.tsx'
import { type Standing, standings } from '../shell/standing.ts'
import { startPath } from './paths.ts'

/** Every survey there is for this person, the one to act on first. */
export function List() {
  const all = useLoaded('surveys', ['catalogue', 'notebook'], async (open, book) =>
    book ? { standings: await standings(open, book, now()), received: open.sync().lastReceived !== null } : null,
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
                {standing.started && !standing.sealed && <DraftState campaign={standing.campaign.id} />}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <div class="empty">
          <p class="empty-title">{t(all.received ? 'surveys:empty' : 'surveys:waiting')}</p>
          <p>{t(all.received ? 'surveys:emptyNext' : 'surveys:waitingNext')}</p>
        </div>
      )}
    </>
  )
}

function State({ standing: { campaign, phase, sealed } }: { standing: Standing }) {
  if (sealed?.state === 'refused') return <Tag kind="error">{t('surveys:refused')}</Tag>
  if (sealed?.state === 'differs') return <Tag kind="warning">{t('surveys:differs')}</Tag>
  if (sealed?.state === 'received') return <Tag kind="success">{t('surveys:received')}</Tag>
  if (sealed) return <Tag kind="info">{t('surveys:sealed')}</Tag>
  if (phase === 'later') return <Tag>{t('surveys:later', { date: date(campaign.opensAt) })}</Tag>
  if (phase === 'paused') return <Tag>{t('surveys:paused')}</Tag>
  if (phase === 'closed') return <Tag>{t('surveys:closed')}</Tag>
  return <Tag kind="info">{t('surveys:open', { date: date(lastMinute(campaign.closesAt)) })}</Tag>
}
