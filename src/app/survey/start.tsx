import { useState } from 'preact/hooks'
import { isOpen } from '../../domain/campaigns/open.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { date, lastMinute, time } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { Elsewhere } from '../shell/answer-parts.ts'
import { now as serverNow, person } from '../shell/device.ts'
import { DraftState } from '../shell/draft-state.tsx'
import { usePage } from '../shell/page.tsx'
import { PushOffer } from '../shell/push-parts.ts'
import { asAnswers, outlookOf } from '../shell/standing.ts'
import type { Course } from './course.ts'
import { pageOrCheckPath } from './paths.ts'
import { RecordAtStart } from './record-at-start.tsx'
import { Tasks } from './tasks.tsx'

/** What the survey is, how long it takes and until when: before the first question, and on coming back. */
export function Start({ course }: { course: Course }) {
  const { campaign, definition, draft } = course
  const title = local(campaign.title)
  /** Whoever came by a link sees nothing of the record. */
  const isOwn = person.value?.scope === undefined
  usePage(title)
  const [now] = useState(serverNow)
  const early = now < Date.parse(campaign.opensAt)
  const started = Object.keys(draft.all()).length > 0
  const paused = campaign.paused === true && !started && isOpen(campaign, now)
  const open = isOpen(campaign, now) && !paused
  const resume = course.resumeAt()
  const outlook = outlookOf(definition, asAnswers(draft.all()), course.offers, campaign.referenceDate)
  return (
    <>
      <PageTitle>{title}</PageTitle>
      {early && <Notice title={t('yearly:start.notYet', { date: date(campaign.opensAt) })} />}
      {paused && <Notice title={t('yearly:start.paused')} />}
      {!open && !early && !paused && (
        <Notice
          kind="warning"
          title={t(started ? 'yearly:start.closedDraft' : 'yearly:start.closed', { date: date(lastMinute(campaign.closesAt)) })}
        />
      )}
      <dl class="facts">
        <dt>{t('yearly:start.until')}</dt>
        <dd>{t('yearly:start.untilText', { date: date(lastMinute(campaign.closesAt)), time: time(lastMinute(campaign.closesAt)) })}</dd>
        <dt>{t(started ? 'yearly:start.progress' : 'yearly:start.length')}</dt>
        <dd>
          {started
            ? t(outlook.left === 0 ? 'yearly:start.doneAll' : 'survey:start.done', { answered: outlook.answered, left: outlook.left })
            : t('yearly:start.atMost', { count: outlook.items, minutes: outlook.minutes })}
        </dd>
        {started && (
          <>
            <dt>{t('surveys:draft.title')}</dt>
            <dd>
              <DraftState campaign={campaign.id} />
            </dd>
          </>
        )}
        <dt>{t('yearly:start.reference')}</dt>
        <dd>{t('yearly:start.referenceText', { date: date(campaign.referenceDate) })}</dd>
      </dl>
      {(open || (started && !early)) && (
        <>
          {isOwn && <RecordAtStart course={course} />}
          <Tasks course={course} withRecord={isOwn} />
        </>
      )}
      <p>{t('yearly:start.offline')}</p>
      <p>{t('yearly:start.treatment')}</p>
      <Elsewhere campaign={campaign.id} />
      {open && started && <PushOffer after="begun" />}
      {(open || (started && !early)) && (
        <StickyActions>
          <Link kind="primary" icon={NextIcon} href={pageOrCheckPath(campaign.id, resume)}>
            {t(!started ? 'survey:start.begin' : resume ? 'survey:start.continue' : 'survey:start.check')}
          </Link>
        </StickyActions>
      )}
    </>
  )
}
