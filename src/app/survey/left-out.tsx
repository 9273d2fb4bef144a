import './answers.css'
import { leftOut } from '../../domain/questionnaire/left-out.ts'
import { describeAnswer } from '../../ui/question/describe-answer.ts'
import { worded } from '../../ui/question/wording.ts'
import { t } from '../../ui/text/text.ts'
import { asAnswers } from '../shell/standing.ts'
import type { Course } from './course.ts'

/** What was answered and is not sent, because other answers close the question; nothing when there is none. */
export function LeftOut({ course: { campaign, definition, draft, answered, says } }: { course: Course }) {
  const items = leftOut(definition, asAnswers(draft.all()), campaign.referenceDate)
  if (items.length === 0) return null
  return (
    <section class="answers">
      <h2>{t('sending:leftOut.title')}</h2>
      <p>{t('sending:leftOut.lead')}</p>
      <dl>
        {items.map((item) => (
          <div key={item.id} class="answer">
            <dt>{worded(item.label, says)}</dt>
            <dd class="answer-open">{describeAnswer(item, answered)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
