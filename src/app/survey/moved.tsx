import './answers.css'
import { affectedAnswers, misread } from '../../domain/questionnaire/affected-answers.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { shownItems } from '../../domain/questionnaire/evaluate.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { describeAnswer } from '../../ui/question/describe-answer.ts'
import { saysOf, worded } from '../../ui/question/wording.ts'
import { local, t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { asAnswers } from '../shell/standing.ts'
import type { Course } from './course.ts'

interface Props {
  course: Course
  /** The version the draft was made for. */
  earlier: Definition
  onMoved: () => void
}

/** The questionnaire was revised under a draft: what that does to the answers, told once before going on with it. */
export function Moved({ course, earlier, onMoved }: Props) {
  const { definition, campaign, draft } = course
  const answers = asAnswers(draft.all())
  const affected = affectedAnswers(earlier, definition, answers, campaign.referenceDate)
  const askedBefore = shownItems(earlier, answers, campaign.referenceDate)
  const added = [...shownItems(definition, answers, campaign.referenceDate)].filter((id) => !askedBefore.has(id)).length
  const source = { get: (field: string) => answers[field] }
  const [saidBefore, says] = [saysOf(earlier, source, () => askedBefore, campaign.referenceDate), course.says]
  usePage(t('sending:moved.title'))
  const goOn = async () => {
    for (const field of misread(affected)) draft.answer(field, null)
    draft.moveOn()
    await draft.flush()
    onMoved()
  }
  return (
    <>
      <PageTitle>{t('sending:moved.title')}</PageTitle>
      <p>{t('sending:moved.lead', { title: local(campaign.title) })}</p>
      {added > 0 && <p>{t('sending:moved.new', { count: added })}</p>}
      {affected.length === 0 ? (
        <p>{t('sending:moved.none')}</p>
      ) : (
        <section class="answers">
          <h2>{t('sending:moved.affected')}</h2>
          <dl>
            {affected.map(({ fate, before, after }) => (
              <div key={before.id} class="answer">
                <dt>{after ? worded(after.label, says) : worded(before.label, saidBefore)}</dt>
                <dd class="answer-words">{describeAnswer(before, source)}</dd>
                <dd class="answer-note">{t(`sending:moved.fate.${fate}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <StickyActions>
        <Button kind="primary" icon={NextIcon} onPress={() => void goOn()}>
          {t('sending:moved.goOn')}
        </Button>
      </StickyActions>
    </>
  )
}
