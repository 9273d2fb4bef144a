import '../styles/question.css'
import type { Answer } from '../../domain/questionnaire/answers.ts'
import type { AnswerProblem } from '../../domain/questionnaire/check-answer.ts'
import type { Item } from '../../domain/questionnaire/definition.ts'
import { Tag } from '../controls/Tag.tsx'
import type { FieldWords } from '../controls/FieldFrame.tsx'
import { t } from '../text/text.ts'
import { ChoiceQuestion } from './ChoiceQuestion.tsx'
import type { AnswerSource } from './describe-answer.ts'
import { fieldId } from './field-id.ts'
import type { KindProps } from './kind-props.ts'
import { isLater, laterKinds, type LaterItem } from './later-parts.ts'
import { problemText } from './problem-text.ts'
import { TypedQuestion } from './TypedQuestion.tsx'
import { type Says, worded } from './wording.ts'

/** What is said of an answer that stands there before anybody gave it. All of it keeps its room once it is changed. */
export interface Origin {
  /** As "from your record". */
  mark: string
  /** What to do about it. */
  advice: string
  /** Whether that answer still stands. */
  holds: boolean
}

export interface QuestionProps {
  item: Item
  answers: AnswerSource
  /** What is wrong, by field; shown at the field. */
  problems?: Readonly<Record<string, AnswerProblem>> | undefined
  /** Each change, at each key: the value of one field, or null when it was cleared. */
  onAnswer: (field: string, value: Answer | null) => void
  /** The person came into the item (its id), or left it (null): time to store what waits. */
  onAttend?: ((item: string | null) => void) | undefined
  /** Where the answer was taken from, when nobody chose it. */
  origin?: Origin | undefined
  /** Makes the question the heading of the page. */
  heading?: boolean | undefined
  /** What references in the texts stand for. */
  says?: Says | undefined
  /** Names the person and the survey: options in a drawn order stand alike wherever it is the same. */
  seed?: string | undefined
  /** Whether an answer is required as the answers stand; left out, as the item says. */
  required?: boolean | undefined
}

/**
 * One item of a questionnaire with its field or fields, of whatever type. Labels follow the language; the inputs stay
 * the same ones, with caret and composition.
 */
export function Question({ item, answers, problems, onAnswer, onAttend, origin, heading, says, seed, required = item.required }: QuestionProps) {
  const problemAt = (field: string) => {
    const problem = problems?.[field]
    return problem && problemText(item, field, problem)
  }
  const help = item.help && worded(item.help, says)
  const words: FieldWords = {
    id: fieldId(item.id),
    label: worded(item.label, says),
    required,
    support: help && origin ? t('question:twoSentences', { first: help, second: origin.advice }) : (help ?? origin?.advice),
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
      {origin && (
        <p class={origin.holds ? 'question-mark' : 'question-mark question-mark-idle'}>
          <Tag kind="info">{origin.mark}</Tag>
        </p>
      )}
      {item.type === 'single' || item.type === 'multi' ? (
        <ChoiceQuestion item={item} seed={seed} {...common} />
      ) : isLater(item) ? (
        <Later item={item} {...common} />
      ) : (
        <TypedQuestion item={item} {...common} />
      )}
    </div>
  )
}

/** A question of a later kind, as soon as those are loaded. */
function Later(props: KindProps<LaterItem>) {
  const kinds = laterKinds.needed()
  return kinds && <kinds.LaterQuestion {...props} />
}
