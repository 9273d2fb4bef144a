import type { ComponentChildren } from 'preact'
import type { ItemOf } from '../../domain/questionnaire/definition.ts'
import { CodePicker } from '../controls/CodePicker.tsx'
import { DeclineBox } from '../controls/DeclineBox.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import type { PickerOption } from '../controls/picker-search.ts'
import { TextField } from '../controls/TextField.tsx'
import { language, local } from '../text/text.ts'
import { declined, isDeclinedFor, numberAnswer, textAnswer, textOf } from './answer-shape.ts'
import { type CodeType, codeList } from './code-lists.ts'
import type { KindProps } from './kind-props.ts'
import { fieldTable } from './later-parts.ts'

type Typed = ItemOf<'number' | 'text' | 'researchField' | CodeType>

const none: readonly PickerOption[] = []

/** A number, a text in one line, or a code from a long list. */
export function TypedQuestion(props: KindProps<Typed>) {
  const { item, words, answers, onAnswer } = props
  const refuses = isDeclinedFor(item, answers.get(item.id))
  return (
    <>
      <Field {...props} />
      {item.declinable && (
        <DeclineBox id={words.id} declined={refuses} onChange={(on) => onAnswer(item.id, on ? declined : null)} />
      )}
    </>
  )
}

function Field({ item, words, answers, onAnswer }: KindProps<Typed>): ComponentChildren {
  const shown = textOf(answers.get(item.id))
  const onText = (text: string) => onAnswer(item.id, textAnswer(text))
  switch (item.type) {
    case 'number':
      return (
        <NumberField
          {...words}
          shown={shown}
          unit={item.unit && local(item.unit)}
          onInput={(text) => onAnswer(item.id, numberAnswer(text))}
        />
      )
    case 'text':
      return <TextField {...words} shown={shown} onInput={onText} />
    default: {
      const options =
        item.type === 'researchField'
          ? (fieldTable.now()?.researchFieldOptions(item.level, language.value) ?? none)
          : codeList(item.type, language.value)
      return <CodePicker {...words} options={options} value={shown} onChange={onText} />
    }
  }
}
