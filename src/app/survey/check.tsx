import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { answersToSend } from '../../domain/questionnaire/to-send.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon, NextIcon, SendIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { problemText } from '../../ui/question/problem-text.ts'
import { worded } from '../../ui/question/wording.ts'
import { t } from '../../ui/text/text.ts'
import { notebook } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { asAnswers } from '../shell/standing.ts'
import { AnswerList } from './answer-list.tsx'
import type { Course } from './course.ts'
import { LeftOut } from './left-out.tsx'
import { pagePath, sentPath, startPath } from './paths.ts'

/** Check your answers, then send: the seal is stored on this device at once and sent when there is a network. */
export function Check({ course }: { course: Course }) {
  const { route } = useLocation()
  const [sending, setSending] = useState(false)
  const [failed, setFailed] = useState(false)
  const { campaign, definition } = course
  const pages = course.pages.value
  const problems = pages.flatMap((page) =>
    course.problems(page).flatMap(({ field, problem }) => {
      const item = page.items.find(({ id }) => field === id || field.startsWith(`${id}.`))
      return item ? [{ field, page, label: worded(item.label, course.says), text: problemText(item, field, problem) }] : []
    }),
  )
  usePage(t('sending:check.title'))
  useEffect(() => {
    course.markChecked()
    // Loaded ahead, so that sending needs no network.
    void import('../../device/sealing.ts').catch((error: unknown) => console.info('the part that seals could not be loaded ahead', error))
  }, [course])

  const send = async () => {
    setSending(true)
    setFailed(false)
    try {
      if (!(await course.draft.flush())) throw new Error('the draft is not stored')
      await notebook.value?.seal(campaign, answersToSend(definition, asAnswers(course.draft.all()), campaign.referenceDate))
      route(sentPath(campaign.id), true)
    } catch (error) {
      console.error('the answers could not be sealed', error)
      setFailed(true)
      setSending(false)
    }
  }

  const last = pages.at(-1)
  const [wrong] = problems
  return (
    <>
      <PageTitle>{t('sending:check.title')}</PageTitle>
      {problems.length > 0 ? (
        <Notice kind="error" title={t('sending:check.problems')}>
          <ul class="summary-list">
            {problems.map(({ field, page, label, text }) => (
              <li key={field}>
                <Link href={pagePath(campaign.id, page, true)}>{t('survey:check.problem', { label, text })}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <p>{t('sending:check.lead')}</p>
      )}
      <AnswerList
        definition={definition}
        shown={course.shown.value}
        answers={course.answered}
        referenceDate={campaign.referenceDate}
        fromRecord={course.settled.value}
        changeAt={(page) => pagePath(campaign.id, page, true)}
      />
      <LeftOut course={course} />
      <div role="alert">{failed && <Notice kind="error" title={t('sending:check.failed')} />}</div>
      {problems.length === 0 && <p class="support">{t('sending:check.offline')}</p>}
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={last ? pagePath(campaign.id, last) : startPath(campaign.id)}>
          {t('survey:page.back')}
        </Link>
        {wrong ? (
          <Link kind="primary" icon={NextIcon} href={pagePath(campaign.id, wrong.page, true)}>
            {t('survey:start.continue')}
          </Link>
        ) : (
          <Button kind="primary" icon={SendIcon} busy={sending} onPress={() => void send()}>
            {t(sending ? 'sending:check.sending' : 'sending:check.send')}
          </Button>
        )}
      </StickyActions>
    </>
  )
}
