import type { ComponentChildren } from 'preact'
import { isYearMonth } from '../../domain/questionnaire/months.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { CodePicker } from '../controls/CodePicker.tsx'
import { DeclineBox } from '../controls/DeclineBox.tsx'
import { LongText } from '../controls/LongText.tsx'
import type { PickerOption } from '../controls/picker-search.ts'
import { Scale } from '../controls/Scale.tsx'
import { YearMonthField } from '../controls/YearMonthField.tsx'
import { language, local } from '../text/text.ts'
import { declined, isDeclinedFor, textAnswer, textOf, yearMonthAnswer, yearMonthTexts } from './answer-shape.ts'
import type { KindProps } from './kind-props.ts'
import { codeLists, fieldTable, type LaterItem } from './later-parts.ts'
import { MatrixQuestion } from './MatrixQuestion.tsx'

const none: readonly PickerOption[] = []

/** A matrix, a scale, a month, a text of several lines, or a code from a long list. */
export function LaterQuestion({ item, ...rest }: KindProps<LaterItem>) {
  // Row by row: a matrix has its own way to decline.
  if (item.type === 'matrix') return <MatrixQuestion item={item} {...rest} />
  const { words, answers, onAnswer } = rest
  return (
    <>
      <Field item={item} {...rest} />
      {item.declinable && (
        <DeclineBox
          id={words.id}
          declined={isDeclinedFor(item, answers.get(item.id))}
          onChange={(on) => onAnswer(item.id, on ? declined : null)}
        />
      )}
    </>
  )
}

function Field({ item, words, answers, onAnswer }: KindProps<Exclude<LaterItem, { type: 'matrix' }>>): ComponentChildren {
  const value = answers.get(item.id)
  const shown = textOf(value)
  switch (item.type) {
    case 'scale':
      return (
        <Scale
          {...words}
          from={item.from}
          to={item.to}
          low={local(item.low)}
          high={local(item.high)}
          chosen={typeof value === 'number' ? value : null}
          onChange={(chosen) => onAnswer(item.id, chosen)}
        />
      )
    case 'yearMonth':
      return (
        <YearMonthField
          {...words}
          shown={yearMonthTexts(value)}
          understood={isYearMonth(shown) ? formatYearMonth(shown, language.value) : undefined}
          onInput={(typed) => onAnswer(item.id, yearMonthAnswer(typed))}
        />
      )
    case 'text':
    case 'longText':
      return <LongText {...words} shown={shown} maxLength={item.maxLength} onInput={(text) => onAnswer(item.id, textAnswer(text))} />
    default: {
      const options =
        item.type === 'researchField'
          ? fieldTable.now()?.researchFieldOptions(item.level, language.value)
          : codeLists.now()?.codeList(item.type, language.value)
      return <CodePicker {...words} options={options ?? none} value={shown} onChange={(text) => onAnswer(item.id, textAnswer(text))} />
    }
  }
}
