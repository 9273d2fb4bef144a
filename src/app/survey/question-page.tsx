import { useLocation } from 'preact-iso/router'
import { Fragment } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { AnswerProblem } from '../../domain/questionnaire/check-answer.ts'
import type { Item, Page } from '../../domain/questionnaire/definition.ts'
import { fieldsOf } from '../../domain/questionnaire/evaluate.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { ProgressLine } from '../../ui/controls/ProgressLine.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { fieldId } from '../../ui/question/field-id.ts'
import { loadKindsOf } from '../../ui/question/later-parts.ts'
import { problemText } from '../../ui/question/problem-text.ts'
import { Question } from '../../ui/question/Question.tsx'
import { worded } from '../../ui/question/wording.ts'
import { local, t } from '../../ui/text/text.ts'
import { notebook } from '../shell/device.ts'
import { hasKept } from '../shell/kept.ts'
import { usePage } from '../shell/page.tsx'
import { part } from '../shell/part.tsx'
import type { Course } from './course.ts'
import { checkPath, pageOrCheckPath, pagePath, startPath } from './paths.ts'
import { Saved } from './saved.tsx'

const KeptAnswers = part(['conflicts'], () => import('./kept-answers.tsx').then(({ KeptAnswers }) => KeptAnswers))

type Problems = Readonly<Record<string, AnswerProblem>>

interface Props {
  course: Course
  page: Page
  /** The person came from the check page and returns there. */
  changing: boolean
}

/** One page of questions. Every key is on its way into the notebook; what is wrong is said on going on, not before. */
export function QuestionPage({ course, page, changing }: Props) {
  const { route } = useLocation()
  const [problems, setProblems] = useState<Problems>({})
  const [attempt, setAttempt] = useState(0)
  const { campaign, definition, draft } = course
  const pages = course.pages.value
  const items = page.items.filter(({ id }) => course.shown.value.has(id) && (changing || !course.settled.value.has(id)))
  const section = local(definition.sections.find(({ id }) => id === page.section)?.title ?? definition.title)
  // By what the page can ask, not by what it asks now: a question that opens below must not change the heading above.
  const [only, more] = page.items
  const alone = only !== undefined && more === undefined
  const title = alone ? worded(only.label, course.says) : section
  const position = Math.max(0, pages.findIndex(({ id }) => id === page.id)) + 1
  const offered = new Set(course.offered(page))
  const [offeredAtFirst] = useState(offered)
  const seed = `${notebook.value?.person.account}.${campaign.id}`
  useEffect(() => {
    loadKindsOf(definition).catch((error: unknown) => console.error('a kind of question could not be loaded ahead', error))
  }, [definition])
  const errors = items.flatMap((item) =>
    fieldsOf(item).flatMap((field) => {
      const problem = problems[field]
      return problem ? [{ id: fieldId(field), text: problemText(item, field, problem) }] : []
    }),
  )
  usePage(t('survey:page.progressTitle', { title, page: position, pages: pages.length }), { failed: errors.length > 0 })

  const goOn = () => {
    course.confirm(page)
    void draft.flush()
    const found = course.problems(page)
    setProblems(Object.fromEntries(found.map(({ field, problem }) => [field, problem])))
    setAttempt(attempt + 1)
    if (found.length > 0) return
    const next = changing ? course.afterChange(page) : course.after(page)
    route(pageOrCheckPath(campaign.id, next, changing))
  }
  const earlier = course.before(page)
  const back = changing ? checkPath(campaign.id) : earlier ? pagePath(campaign.id, earlier) : startPath(campaign.id)

  return (
    <form
      class="question-page"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        goOn()
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <ProgressLine done={position} total={pages.length} />
      {alone ? <p class="page-section">{section}</p> : <PageTitle>{section}</PageTitle>}
      <div class="question-list">
        {items.map((item) => (
          <Fragment key={item.id}>
            <Question
              item={item}
              answers={course.onScreen}
              problems={problems}
              heading={alone}
              says={course.says}
              seed={seed}
              required={course.shown.value.required.has(item.id)}
              origin={
                isOffered(item, offeredAtFirst)
                  ? { ...marks(course.offers[item.id] === undefined), holds: isOffered(item, offered) }
                  : undefined
              }
              onAnswer={(field, value) => draft.answer(field, value)}
              onAttend={(attended) => {
                draft.attend(attended)
                if (attended === null) void draft.flush()
              }}
            />
            {hasKept('draft', campaign.id, fieldsOf(item)) && <KeptAnswers campaign={campaign.id} item={item} />}
          </Fragment>
        ))}
      </div>
      <Saved draft={draft} />
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={back}>
          {t('survey:page.back')}
        </Link>
        <Button kind="primary" type="submit">
          {t(changing || position === pages.length ? 'survey:page.toCheck' : 'survey:page.next')}
        </Button>
      </StickyActions>
    </form>
  )
}

/** Where an offered answer comes from: the year before, or the record. */
const marks = (lastYear: boolean) =>
  lastYear
    ? { mark: t('survey:page.lastYear'), advice: t('survey:page.lastYearHint') }
    : { mark: t('survey:page.prefilled'), advice: t('survey:page.prefilledHint') }

const isOffered = (item: Item, offered: ReadonlySet<string>) => fieldsOf(item).some((field) => offered.has(field))
