import type { Json } from '../../domain/json.ts'
import type { CodeList, Part } from '../../domain/profile/parts.ts'
import { foldText } from '../../domain/profile/parts.ts'
import { isYearMonth } from '../../domain/questionnaire/months.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { researchFieldOptions } from '../../ui/codes/research-field-options.ts'
import { Choices } from '../../ui/controls/Choices.tsx'
import { CodePicker } from '../../ui/controls/CodePicker.tsx'
import type { FieldWords } from '../../ui/controls/FieldFrame.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import type { PickerOption } from '../../ui/controls/picker-search.ts'
import { TextField, type TextFieldProps } from '../../ui/controls/TextField.tsx'
import { YearMonthField } from '../../ui/controls/YearMonthField.tsx'
import { textOf, yearMonthAnswer, yearMonthTexts } from '../../ui/question/answer-shape.ts'
import { codeList } from '../../ui/question/code-lists.ts'
import { language } from '../../ui/text/text.ts'
import { selectionOf, storedSelection } from '../shell/profile-choices.ts'
import { optionName } from '../shell/profile-words.ts'

export interface PartFieldProps {
  /** Names the options of a choice, and what the browser may fill in. */
  field: string
  part: Part
  words: FieldWords
  stored: Json | undefined
  /** Each change, at each key: the value to store, null for nothing. */
  onStore: (value: Json) => void
  /** The options of a code, where fewer than its whole list are offered. */
  options?: readonly PickerOption[] | undefined
}

const autoComplete: Readonly<Record<string, string>> = {
  name: 'name', country: 'country-name', postalCode: 'postal-code', region: 'address-level1', city: 'address-level2',
  street: 'address-line1', building: 'address-line2', organisation: 'organization',
}
const typing: Readonly<Record<string, Partial<TextFieldProps>>> = {
  orcid: { autoCapitalize: 'off', spellCheck: false },
  researchmap: { autoCapitalize: 'off', spellCheck: false },
  postalCode: { width: 'short', spellCheck: false },
  latin: { autoCapitalize: 'words', spellCheck: false },
}

const optionsOf = (list: CodeList): readonly PickerOption[] => {
  if (list === 'largeField') return researchFieldOptions('large', language.value)
  return list === 'smallField' ? researchFieldOptions('small', language.value) : codeList(list, language.value)
}

/** One part of the profile with its control, of whatever kind. */
export function PartField({ field, part, words, stored, onStore, options }: PartFieldProps) {
  const shown = textOf(stored)
  switch (part.kind) {
    case 'text': {
      const onInput = (text: string) => onStore(foldText(part.form, text))
      if (part.long) return <LongText {...words} shown={shown} maxLength={part.max} rows={3} onInput={onInput} />
      const fill = autoComplete[field]
      return <TextField {...words} {...typing[part.form]} {...(fill ? { autoComplete: fill } : {})} shown={shown} onInput={onInput} />
    }
    case 'month':
      return (
        <YearMonthField
          {...words}
          shown={yearMonthTexts(stored)}
          understood={isYearMonth(shown) ? formatYearMonth(shown, language.value) : undefined}
          onInput={(typed) => onStore(yearMonthAnswer(typed))}
        />
      )
    case 'code':
      return <CodePicker {...words} options={options ?? optionsOf(part.list)} value={shown} onChange={(text) => onStore(text === '' ? null : text)} />
    default:
      return (
        <Choices
          {...words}
          kind={part.kind}
          choices={part.options.map((code) => ({
            code,
            label: optionName(field, part, code),
            exclusive: part.kind === 'many' && code === part.exclusive,
            text: code === part.words,
          }))}
          selection={selectionOf(part, stored)}
          declinable={part.kind === 'one' && part.declinable}
          onChange={(selection) => onStore(storedSelection(part, selection))}
        />
      )
  }
}
