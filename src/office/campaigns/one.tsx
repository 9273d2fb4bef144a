import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { type OfficeCampaign, officeCampaignSchema } from '../../api/office-campaigns.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Sections } from '../controls/Sections.tsx'
import { usePage } from '../shell/page.ts'
import { Running } from './deeds.tsx'
import { StateTag } from './list.tsx'
import { CampaignMails } from './mails.tsx'
import { Out } from './out.tsx'
import { EditPlan } from './plan.tsx'
import { Progressing } from './progress.tsx'
import { Silent } from './silent.tsx'
import { titleOf } from './words.ts'

const Back = () => (
  <Link href="/office/campaigns" icon={BackIcon}>
    {t('office-campaigns:back')}
  </Link>
)

export type CampaignDeed = 'saved' | 'started' | 'paused' | 'resumed' | 'extended' | 'closed' | 'changed'

/** What was done to a new plan, which has its own page only from then on: told there. */
let doneBefore: { id: string; deed: CampaignDeed } | null = null

/** A plan that is not stored yet. */
export function NewPlan() {
  const { route } = useLocation()
  usePage(t('office-campaigns:plan'))
  return (
    <>
      <Back />
      <PageTitle>{t('office-campaigns:plan')}</PageTitle>
      <p>{t('office-campaigns:draftLead')}</p>
      <EditPlan
        campaign={null}
        onDone={(after) => {
          doneBefore = { id: after.id, deed: after.state === 'draft' ? 'saved' : 'started' }
          route(`/office/campaigns/${encodeURIComponent(after.id)}`, true)
        }}
      />
    </>
  )
}

const parts = ['', 'silent', 'out', 'plan', 'mails'] as const
type Part = (typeof parts)[number]
const labels = {
  '': 'office-campaigns:part.progress',
  silent: 'office-campaigns:part.silent',
  out: 'office-campaigns:part.out',
  plan: 'office-campaigns:part.plan',
  mails: 'office-campaigns:part.mails',
} as const

/** The pages of a campaign, as links above each of them. A draft has only its plan and its mails. */
function Parts({ campaign: { id, state }, at }: { campaign: OfficeCampaign; at: Part }) {
  const shown = state === 'draft' ? (['plan', 'mails'] as const) : parts
  return (
    <Sections
      label={t('office-campaigns:parts')}
      pages={shown.map((part) => ({ href: `/office/campaigns/${encodeURIComponent(id)}${part === '' ? '' : `/${part}`}`, text: t(labels[part]), isHere: part === at }))}
    />
  )
}

/** One campaign: how far it is, who has not answered, its plan, its mails. A draft opens with its plan. */
export function OneCampaign({ id, part }: { id: string; part: string }) {
  const [campaign, setCampaign] = useState<OfficeCampaign | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [done, setDone] = useState<CampaignDeed | null>(doneBefore?.id === id ? doneBefore.deed : null)
  useEffect(() => {
    doneBefore = null
    void ask('GET', `/api/office/campaigns/${encodeURIComponent(id)}`, officeCampaignSchema).then((answer) => (answer.ok ? setCampaign(answer.value) : setFailure(answer)))
  }, [id])
  const isDraft = campaign?.state === 'draft'
  const wanted = parts.find((each) => each === part) ?? ''
  const at: Part = isDraft && wanted !== 'mails' ? 'plan' : wanted
  const title = campaign ? titleOf(campaign.plan.title) : t('office-campaigns:one')
  usePage(title)
  const finish = (after: OfficeCampaign, deed: CampaignDeed) => {
    setCampaign(after)
    setDone(deed)
  }
  return (
    <>
      <Back />
      <PageTitle>{title}</PageTitle>
      <Failure of={failure} />
      {campaign === null && failure === null && <Skeleton lines={8} />}
      {campaign && (
        <>
          <p class="office-actions">
            <StateTag state={campaign.state} opensAt={campaign.plan.opensAt} />
          </p>
          <Parts campaign={campaign} at={at} />
          <output>{done && <Notice kind="success" title={t(`office-campaigns:done.${done}`)} />}</output>
          {at === '' && <Progressing campaign={campaign} />}
          {at === 'silent' && <Silent campaign={campaign} />}
          {at === 'out' && <Out campaign={campaign} />}
          {at === 'mails' && <CampaignMails id={campaign.id} />}
          {at === 'plan' && !isDraft && <Running campaign={campaign} onDone={finish} />}
          {at === 'plan' && isDraft && (
            <>
              <p>{t('office-campaigns:draftLead')}</p>
              <EditPlan campaign={campaign} onDone={(after) => finish(after, after.state === 'draft' ? 'saved' : 'started')} />
            </>
          )}
        </>
      )}
    </>
  )
}
