import type { ItemOf } from '../../domain/questionnaire/definition.ts'
import { shuffled } from '../../domain/questionnaire/shuffle.ts'
import { Choices } from '../controls/Choices.tsx'
import { local, t } from '../text/text.ts'
import { answerOf, selectionOf } from './answer-shape.ts'
import type { KindProps } from './kind-props.ts'

interface Props extends KindProps<ItemOf<'single' | 'multi'>> {
  /** With it, options that have no order of their own are shown in a drawn one. */
  seed?: string | undefined
}

/** One or several of a few options. */
export function ChoiceQuestion({ item, words, answers, onAnswer, seed }: Props) {
  const options = item.shuffle && seed !== undefined ? shuffled(item.options, `${seed}.${item.id}`) : item.options
  const most = item.type === 'multi' ? item.maxChoices : undefined
  const several = most === undefined ? t('question:chooseAny') : t('question:chooseUpTo', { max: most })
  const kind = item.type === 'multi' ? several : undefined
  const support = words.support && kind ? t('question:twoSentences', { first: words.support, second: kind }) : (words.support ?? kind)
  return (
    <Choices
      {...words}
      support={support}
      kind={item.type === 'single' ? 'one' : 'many'}
      choices={options.map((option) => ({ ...option, label: local(option.label) }))}
      selection={selectionOf(item, answers.get(item.id))}
      declinable={item.declinable}
      onChange={(selection) => onAnswer(item.id, answerOf(item, selection))}
    />
  )
}
