import { confirmableParts, isWholeRecord, partHolding } from '../../domain/profile/confirmable.ts'
import { confirmParts, takeBack } from '../../domain/questionnaire/confirm-record.ts'
import { confirmedField, readConfirmed } from '../../domain/questionnaire/from-record.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon, NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { now } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { YearlyRecord } from '../shell/record-parts.ts'
import { asAnswers } from '../shell/standing.ts'
import type { Course } from './course.ts'
import { put } from './follow.ts'
import { pageOrCheckPath, startPath } from './paths.ts'

/** The yearly confirmation: the record as it stands, and one button that says nothing has changed. */
export function Record({ course }: { course: Course }) {
  const { campaign, definition, draft, offers } = course
  usePage(t('yearly:record.title'))
  const confirmed = readConfirmed(draft.shown(confirmedField).value)
  const parts = confirmed?.parts ?? []
  const isWhole = isWholeRecord(parts)
  const confirm = (names: readonly string[]) =>
    put(draft, confirmParts(definition, asAnswers(draft.all()), offers, confirmed, names, partHolding, new Date(now()).toISOString()))
  const settled = course.settled.value.size
  return (
    <>
      <PageTitle>{t('yearly:record.title')}</PageTitle>
      <div aria-live="polite">
        {confirmed && isWhole && (
          <Notice
            kind="success"
            title={t('yearly:record.done', { date: date(confirmed.at) })}
            actions={<Button onPress={() => put(draft, takeBack(confirmed, asAnswers(draft.all())))}>{t('yearly:record.undo')}</Button>}
          >
            {settled > 0 && <p>{t('yearly:record.settled', { count: settled })}</p>}
          </Notice>
        )}
      </div>
      {!isWhole && (
        <>
          <p>{t('yearly:record.lead')}</p>
          <p>
            <Button kind="primary" onPress={() => confirm(confirmableParts)}>
              {t('yearly:record.nothingChanged')}
            </Button>
          </p>
        </>
      )}
      <YearlyRecord campaign={campaign.id} confirmed={new Set(parts)} onConfirm={(part) => confirm([part])} />
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={startPath(campaign.id)}>
          {t('survey:page.back')}
        </Link>
        <Link kind={isWhole ? 'primary' : 'secondary'} icon={NextIcon} href={pageOrCheckPath(campaign.id, course.resumeAt())}>
          {t('yearly:record.toQuestions')}
        </Link>
      </StickyActions>
    </>
  )
}
