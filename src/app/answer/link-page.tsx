import { useEffect, useState } from 'preact/hooks'
import type { Device } from '../../device/device.ts'
import { openLink } from '../../device/sign-in-by-link.ts'
import { isOpen } from '../../domain/campaigns/open.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { date, lastMinute, time } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { outlookOf } from '../shell/standing.ts'
import { type Asked, askedIn, type Enter } from './enter.ts'
import { problemKey } from './problem.ts'
import { ComputerChoice } from './computer-choice.tsx'

/** What is asked, how long it takes and until when, with the button that opens it. */
export function LinkPage({ open, token, campaign, busy, enter }: { open: Device; token: string; campaign: string; busy: boolean; enter: Enter }) {
  const [shared, setShared] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const asked = useLoaded(`answer ${campaign}`, ['catalogue'], (device) => askedIn(device, campaign))
  const missing = asked === null
  useEffect(() => {
    // Published a moment ago, perhaps; without it the button works all the same.
    if (missing) open.catalogue.refresh().catch((error: unknown) => console.warn('the catalogue could not be refreshed', error))
  }, [missing, open])
  const title = asked ? local(asked.campaign.title) : t('answer:title')
  usePage(title, { failed: problem !== null })

  const press = async () => {
    if (busy) return
    setProblem(null)
    const found = await enter((door) => openLink(door, token, shared))
    if (found) setProblem(t(problemKey(found)))
  }
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <p>{t('answer:lead')}</p>
      {asked && <About asked={asked} />}
      <p>{t('answer:treatment')}</p>
      <p class="support">{t('answer:forWhom')}</p>
      <ComputerChoice shared={shared} onChange={setShared} />
      <p>
        <Link href="/answer/code">{t('answer:haveCode')}</Link>
      </p>
      <div role="alert">{problem && <Notice kind="error" title={problem} />}</div>
      <StickyActions>
        <Button kind="primary" icon={NextIcon} busy={busy} onPress={() => void press()}>
          {t(busy ? 'answer:opening' : 'answer:open')}
        </Button>
      </StickyActions>
    </>
  )
}

function About({ asked: { campaign, definition } }: { asked: Asked }) {
  const [now] = useState(() => Date.now())
  const outlook = definition && outlookOf(definition, {}, {}, campaign.referenceDate)
  const closed = now >= Date.parse(campaign.closesAt)
  return (
    <>
      {closed && <Notice kind="warning" title={t('answer:closed', { date: date(lastMinute(campaign.closesAt)) })} />}
      <dl class="facts">
        {outlook && (
          <>
            <dt>{t('answer:length')}</dt>
            <dd>{t('answer:lengthText', { count: outlook.items, minutes: outlook.minutes })}</dd>
          </>
        )}
        {isOpen(campaign, now) && (
          <>
            <dt>{t('answer:until')}</dt>
            <dd>{t('answer:untilText', { date: date(lastMinute(campaign.closesAt)), time: time(lastMinute(campaign.closesAt)) })}</dd>
          </>
        )}
      </dl>
    </>
  )
}
