import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon, NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { YearlyRecord } from '../shell/record-parts.ts'
import type { Course } from './course.ts'
import { pageOrCheckPath, startPath } from './paths.ts'
import { Confirmed, confirmingOf } from './record-confirming.tsx'

/** The yearly confirmation: the record as it stands, and one button that says nothing has changed. */
export function Record({ course }: { course: Course }) {
  const { campaign } = course
  usePage(t('yearly:record.title'))
  const confirming = confirmingOf(course)
  const { isWhole } = confirming
  return (
    <>
      <PageTitle>{t('yearly:record.title')}</PageTitle>
      <Confirmed course={course} />
      {!isWhole && (
        <>
          <p>{t('yearly:record.lead')}</p>
          <p>
            <Button kind="primary" onPress={() => confirming.confirmAll()}>
              {t('yearly:record.nothingChanged')}
            </Button>
          </p>
        </>
      )}
      <YearlyRecord campaign={campaign.id} confirmed={confirming.parts} onConfirm={(part) => confirming.confirm([part])} />
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
