import { useEffect, useState } from 'preact/hooks'
import { type CampaignLine, campaignsSchema } from '../../api/office-campaigns.ts'
import type { CampaignState } from '../../domain/campaign.ts'
import { isAhead } from '../../domain/campaigns/state.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { beginning, ending, share, titleOf } from './words.ts'

const tags = { draft: 'plain', planned: 'info', running: 'success', paused: 'warning', closed: 'plain' } as const

/** The state of a campaign in a word; one that was started and has not opened yet is planned. */
export function StateTag({ state, opensAt }: { state: CampaignState; opensAt: string | null }) {
  const [now] = useState(Date.now)
  const shown = isAhead(state, opensAt, now) ? 'planned' : state
  return <Tag kind={tags[shown]}>{t(`office-campaigns:state.${shown}`)}</Tag>
}

const columns = (): Column<CampaignLine>[] => [
  {
    id: 'title',
    label: t('office-campaigns:heading'),
    header: true,
    cell: ({ id, title }) => <Link href={`/office/campaigns/${encodeURIComponent(id)}`}>{titleOf(title)}</Link>,
  },
  { id: 'state', label: t('office-campaigns:stateLabel'), cell: ({ state, opensAt }) => <StateTag state={state} opensAt={opensAt} /> },
  { id: 'opens', label: t('office-campaigns:field.opens'), kind: 'date', cell: ({ opensAt }) => (opensAt === null ? '' : beginning(opensAt)) },
  { id: 'closes', label: t('office-campaigns:field.closes'), kind: 'date', cell: ({ closesAt }) => (closesAt === null ? '' : ending(closesAt)) },
  { id: 'answered', label: t('office-campaigns:step.answered'), kind: 'number', cell: ({ state, answered }) => (state === 'draft' ? '' : number(answered)) },
  { id: 'rate', label: t('office-campaigns:rate'), kind: 'number', cell: ({ state, asked, answered }) => (state === 'draft' ? '' : share(answered, asked)) },
]

/** Every campaign there is. */
export function List() {
  usePage(t('office-campaigns:title'))
  const [all, setAll] = useState<readonly CampaignLine[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('GET', '/api/office/campaigns', campaignsSchema).then((answer) => (answer.ok ? setAll(answer.value.campaigns) : setFailure(answer)))
  }, [])
  return (
    <>
      <PageTitle>{t('office-campaigns:title')}</PageTitle>
      <p>{t('office-campaigns:lead')}</p>
      <p class="office-actions">
        <Link kind="primary" href="/office/campaigns/new">
          {t('office-campaigns:plan')}
        </Link>
      </p>
      <Failure of={failure} />
      {all === null && failure === null && <Skeleton lines={5} />}
      {all?.length === 0 && <p class="office-empty">{t('office-campaigns:none')}</p>}
      {all && all.length > 0 && <Table caption={t('office-campaigns:caption')} rows={all} keyOf={({ id }) => id} columns={columns()} />}
    </>
  )
}
