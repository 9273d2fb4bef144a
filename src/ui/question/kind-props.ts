import type { Answer } from '../../domain/questionnaire/answers.ts'
import type { Item } from '../../domain/questionnaire/definition.ts'
import type { FieldWords } from '../controls/FieldFrame.tsx'
import type { AnswerSource } from './describe-answer.ts'

/** What the kinds of questions have in common. */
export interface KindProps<I extends Item = Item> {
  item: I
  words: FieldWords
  answers: AnswerSource
  onAnswer: (field: string, value: Answer | null) => void
  problemAt: (field: string) => string | undefined
}
