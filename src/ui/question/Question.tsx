import '../styles/question.css'
import type { Answer } from '../../domain/questionnaire/answers.ts'
import type { AnswerProblem } from '../../domain/questionnaire/check-answer.ts'
import type { Item } from '../../domain/questionnaire/definition.ts'
import { Tag } from '../controls/Tag.tsx'
import type { FieldWords } from '../controls/FieldFrame.tsx'
import { local } from '../text/text.ts'
import { ChoiceQuestion } from './ChoiceQuestion.tsx'
import type { AnswerSource } from './describe-answer.ts'
import { fieldId } from './field-id.ts'
import { MatrixQuestion } from './MatrixQuestion.tsx'
import { problemText } from './problem-text.ts'
import { TypedQuestion } from './TypedQuestion.tsx'

export interface QuestionProps {
  item: Item
  answers: AnswerSource
  /** What is wrong, by field; shown at the field. */
  problems?: Readonly<Record<string, AnswerProblem>> | undefined
  /** Each change, at each key: the value of one field, or null when it was cleared. */
  onAnswer: (field: string, value: Answer | null) => void
  /** The person came into the item (its id), or left it (null): time to store what waits. */
  onAttend?: ((item: string | null) => void) | undefined
  /** A word about where the answer comes from, as "from your record". */
  mark?: string | undefined
  /** Makes the question the heading of the page. */
  heading?: boolean | undefined
}

/**
 * One item of a questionnaire with its field or fields, of whatever type. Labels follow the language; the inputs stay
 * the same ones, with caret and composition.
 */
export function Question({ item, answers, problems, onAnswer, onAttend, mark, heading }: QuestionProps) {
  const problemAt = (field: string) => {
    const problem = problems?.[field]
    return problem && problemText(item, field, problem)
  }
  const words: FieldWords = {
    id: fieldId(item.id),
    label: local(item.label),
    required: item.required,
    support: item.help && local(item.help),
    error: problemAt(item.id),
    heading,
  }
  const common = { words, answers, onAnswer, problemAt }
  return (
    <div
      class="question"
      onFocusIn={() => onAttend?.(item.id)}
      onFocusOut={(event) => {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) onAttend?.(null)
      }}
    >
      {mark && (
        <p class="question-mark">
          <Tag kind="info">{mark}</Tag>
        </p>
      )}
      {item.type === 'single' || item.type === 'multi' ? (
        <ChoiceQuestion item={item} {...common} />
      ) : item.type === 'matrix' ? (
        <MatrixQuestion item={item} {...common} />
      ) : (
        <TypedQuestion item={item} {...common} />
      )}
    </div>
  )
}
