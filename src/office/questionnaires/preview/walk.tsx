import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer } from '../../../domain/questionnaire/answers.ts'
import { type AnswerProblem, checkPage } from '../../../domain/questionnaire/check-answer.ts'
import type { Definition, Page } from '../../../domain/questionnaire/definition.ts'
import { type Asked, fieldsOf, shownItems, shownPages } from '../../../domain/questionnaire/evaluate.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../../ui/controls/ErrorSummary.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { ProgressLine } from '../../../ui/controls/ProgressLine.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { type AnswerSource, describeAnswer } from '../../../ui/question/describe-answer.ts'
import { fieldId } from '../../../ui/question/field-id.ts'
import { problemText } from '../../../ui/question/problem-text.ts'
import { Question } from '../../../ui/question/Question.tsx'
import { type Says, saysOf, worded } from '../../../ui/question/wording.ts'
import { local, t } from '../../../ui/text/text.ts'

interface Props {
  definition: Definition
  referenceDate: string
  /** The page the desk turned to, and how often it has turned. */
  wanted: string | null
  turns: number
}

type Given = Readonly<Record<string, Answer | null>>
type Problems = Readonly<Record<string, AnswerProblem>>
/** A page's id, or the end, where the answers stand in words. */
type At = { page: string } | 'end' | 'start'

/**
 * Walks through a questionnaire with the evaluator and the questions of the app itself. Answers are in memory alone. It
 * may be shown unfinished: what leads nowhere yet is passed over, and a page that nobody would reach now says so.
 */
export function Walk({ definition, referenceDate, wanted, turns }: Props) {
  const [given, setGiven] = useState<Given>({})
  const [at, setAt] = useState<At>('start')
  const [problems, setProblems] = useState<Problems>({})
  const [attempt, setAttempt] = useState(0)
  const titleRef = useRef<HTMLDivElement>(null)
  const shown = shownItems(definition, given, referenceDate)
  const pages = shownPages(definition, shown)
  const page = at === 'end' ? undefined : ((at === 'start' ? undefined : definition.pages.find(({ id }) => id === at.page)) ?? pages[0] ?? definition.pages[0])
  useEffect(() => {
    if (turns > 0 && wanted !== null) turn({ page: wanted })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each turn is one, also to the page where the desk was before
  }, [turns])
  const turn = (to: At) => {
    setAt(to)
    setProblems({})
    titleRef.current?.scrollIntoView({ block: 'start' })
  }
  const again = () => {
    setGiven({})
    turn('start')
  }
  if (page === undefined) return <End definition={definition} shown={shown} given={given} referenceDate={referenceDate} onAgain={again} />
  const position = pages.findIndex(({ id }) => id === page.id)
  const goOn = () => {
    const found = checkPage(page, shown, given, referenceDate)
    setProblems(Object.fromEntries(found.map(({ field, problem }) => [field, problem])))
    setAttempt(attempt + 1)
    if (found.length > 0) return
    const next = pages[position < 0 ? 0 : position + 1]
    turn(next ? { page: next.id } : 'end')
  }
  const before = pages[position - 1]
  const says = saysOf(definition, sourceOf(given), () => shown, referenceDate)
  return (
    <div ref={titleRef} class="preview-walk">
      <PageOf
        definition={definition}
        page={page}
        shown={shown}
        given={given}
        says={says}
        problems={problems}
        attempt={attempt}
        position={position}
        count={pages.length}
        onAnswer={(field, value) => setGiven((old) => ({ ...old, [field]: value }))}
      />
      <p class="office-actions">
        {before && (
          <Button kind="quiet" onPress={() => turn({ page: before.id })}>
            {t('office-questionnaires:preview.back')}
          </Button>
        )}
        <Button kind="primary" onPress={goOn}>
          {t('office-questionnaires:preview.next')}
        </Button>
      </p>
    </div>
  )
}

interface PageProps {
  definition: Definition
  page: Page
  shown: Asked
  given: Given
  says: Says
  problems: Problems
  attempt: number
  /** From 0; -1: nobody would come here as the answers stand. */
  position: number
  count: number
  onAnswer: (field: string, value: Answer | null) => void
}

function PageOf({ definition, page, shown, given, says, problems, attempt, position, count, onAnswer }: PageProps) {
  // Nobody would see it now: all of it is shown, or there would be nothing to look at.
  const items = position < 0 ? page.items : page.items.filter(({ id }) => shown.has(id))
  const section = definition.sections.find(({ id }) => id === page.section)?.title ?? definition.title
  const errors = items.flatMap((item) =>
    fieldsOf(item).flatMap((field) => {
      const problem = problems[field]
      return problem ? [{ id: fieldId(field), text: problemText(item, field, problem) }] : []
    }),
  )
  const source = sourceOf(given)
  return (
    <>
      <ErrorSummary errors={errors} attempt={attempt} />
      {position >= 0 && <ProgressLine done={position + 1} total={count} />}
      <PageTitle>{local(section) || local(definition.title)}</PageTitle>
      {position < 0 && <Notice level={3} title={t('office-questionnaires:preview.notReached')} />}
      {items.length === 0 && <p>{t('office-questionnaires:preview.empty')}</p>}
      {items.map((item) => (
        <Question key={`${item.id} ${item.type}`} item={item} required={shown.required.has(item.id)} says={says} seed="preview" answers={source} problems={problems} onAnswer={onAnswer} />
      ))}
    </>
  )
}

const sourceOf = (given: Given): AnswerSource => ({ get: (field) => (Object.hasOwn(given, field) ? given[field] : undefined) })

interface EndProps {
  definition: Definition
  shown: ReadonlySet<string>
  given: Given
  referenceDate: string
  onAgain: () => void
}

function End({ definition, shown, given, referenceDate, onAgain }: EndProps) {
  const source = sourceOf(given)
  const says = saysOf(definition, source, () => shown, referenceDate)
  const asked = definition.pages.flatMap(({ items }) => items).filter(({ id }) => shown.has(id))
  return (
    <div class="preview-walk">
      <PageTitle>{t('office-questionnaires:preview.end')}</PageTitle>
      <p>{t('office-questionnaires:preview.endText', { count: asked.length })}</p>
      <dl class="preview-answers">
        {asked.map((item) => (
          <div key={item.id}>
            <dt>{worded(item.label, says)}</dt>
            <dd>{describeAnswer(item, source) || t('office-questionnaires:preview.unanswered')}</dd>
          </div>
        ))}
      </dl>
      <p class="office-actions">
        <Button onPress={onAgain}>{t('office-questionnaires:preview.again')}</Button>
      </p>
    </div>
  )
}
