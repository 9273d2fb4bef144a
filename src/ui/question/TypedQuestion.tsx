import type { ComponentChildren } from 'preact'
import type { ItemOf } from '../../domain/questionnaire/definition.ts'
import { DeclineBox } from '../controls/DeclineBox.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { TextField } from '../controls/TextField.tsx'
import { local } from '../text/text.ts'
import { declined, isDeclinedFor, numberAnswer, textAnswer, textOf } from './answer-shape.ts'
import type { KindProps } from './kind-props.ts'

type Typed = ItemOf<'number' | 'text'>

/** A number or a text in one line. */
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
  return item.type === 'number' ? (
    <NumberField {...words} shown={shown} unit={item.unit && local(item.unit)} onInput={(text) => onAnswer(item.id, numberAnswer(text))} />
  ) : (
    <TextField {...words} shown={shown} onInput={(text) => onAnswer(item.id, textAnswer(text))} />
  )
}
