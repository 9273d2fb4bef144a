import { fieldsOf, itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { readAnswer } from '../../domain/questionnaire/read-answer.ts'
import { describeAnswer } from '../../ui/question/describe-answer.ts'
import { local, t } from '../../ui/text/text.ts'
import { asAnswers } from '../shell/standing.ts'
import type { Course } from './course.ts'

/** What was answered and is not sent, because other answers close the question; nothing when there is none. */
export function LeftOut({ course: { definition, shown, draft, answered } }: { course: Course }) {
  const answers = asAnswers(draft.all())
  const items = itemsOf(definition).filter(
    (item) => !shown.value.has(item.id) && fieldsOf(item).some((field) => readAnswer(item, answers[field]) !== undefined),
  )
  if (items.length === 0) return null
  return (
    <section class="answers">
      <h2>{t('sending:leftOut.title')}</h2>
      <p>{t('sending:leftOut.lead')}</p>
      <dl>
        {items.map((item) => (
          <div key={item.id} class="answer">
            <dt>{local(item.label)}</dt>
            <dd class="answer-open">{describeAnswer(item, answered)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
