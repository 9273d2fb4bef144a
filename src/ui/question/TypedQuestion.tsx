import type { ComponentChildren } from 'preact'
import type { Item } from '../../domain/questionnaire/definition.ts'
import { isYearMonth } from '../../domain/questionnaire/months.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { CodePicker } from '../controls/CodePicker.tsx'
import { DeclineBox } from '../controls/DeclineBox.tsx'
import { LongText } from '../controls/LongText.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import type { PickerOption } from '../controls/picker-search.ts'
import { TextField } from '../controls/TextField.tsx'
import { YearMonthField } from '../controls/YearMonthField.tsx'
import { language, local } from '../text/text.ts'
import { declined, isDeclinedFor, numberAnswer, textAnswer, textOf, yearMonthAnswer, yearMonthTexts } from './answer-shape.ts'
import { codeList } from './code-lists.ts'
import type { KindProps } from './kind-props.ts'
import { fieldTable } from './later-parts.ts'

type Typed = Exclude<Item, { type: 'single' | 'multi' | 'matrix' | 'scale' }>

const none: readonly PickerOption[] = []
/** Longer texts than this get several lines. */
const oneLine = 100

/** A number, a text, a month, or a code from a long list. */
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
  const value = answers.get(item.id)
  const shown = textOf(value)
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
    case 'text': case 'longText': {
      const onInput = (text: string) => onAnswer(item.id, textAnswer(text))
      if (item.type === 'text' && item.maxLength <= oneLine) return <TextField {...words} shown={shown} onInput={onInput} />
      return <LongText {...words} shown={shown} maxLength={item.maxLength} onInput={onInput} />
    }
    case 'yearMonth':
      return (
        <YearMonthField
          {...words}
          shown={yearMonthTexts(value)}
          understood={isYearMonth(shown) ? formatYearMonth(shown, language.value) : undefined}
          onInput={(typed) => onAnswer(item.id, yearMonthAnswer(typed))}
        />
      )
    default: {
      const options = item.type === 'researchField' ? fieldTable.now()?.researchFieldOptions(item.level, language.value) : codeList(item.type, language.value)
      return (
        <CodePicker
          {...words}
          options={options ?? none}
          value={shown}
          onChange={(text) => onAnswer(item.id, textAnswer(text))}
        />
      )
    }
  }
}
