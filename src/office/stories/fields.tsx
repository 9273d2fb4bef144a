import { useEffect, useState } from 'preact/hooks'
import { type Bilingual, languages } from '../../domain/language.ts'
import { longest } from '../../domain/story/draft.ts'
import { CodePicker } from '../../ui/controls/CodePicker.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { NumberField } from '../../ui/controls/NumberField.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { codeList } from '../../ui/question/code-lists.ts'
import { language, t } from '../../ui/text/text.ts'
import { countryOf, fieldId, textLabel } from './words.ts'

export interface FieldProps<T> {
  path: string
  value: T
  onChange: (value: T) => void
  /** What is wrong, by the paths of fields. */
  wrong: readonly string[]
}
const tooLong = (wrong: readonly string[], path: string, max: number) => (wrong.includes(path) ? t('office-stories:tooLong', { count: max }) : undefined)

/** A text in both languages: side by side on a desk, below each other on a phone. */
export function WordsPair({ path, part, value, onChange, wrong, rows, support }: FieldProps<Bilingual> & { part: keyof typeof longest; rows?: number; support?: string }) {
  const max = longest[part]
  return (
    <div class="office-pair">
      {languages.map((each) => {
        const at = `${path}.${each}`
        const words = { id: fieldId(at), label: textLabel(part, each), support, error: tooLong(wrong, at, max), shown: value[each] }
        const put = (text: string) => onChange({ ...value, [each]: text })
        return (
          <div key={each} lang={each === language.value ? undefined : each}>
            {rows === undefined ? <TextField {...words} onInput={put} /> : <LongText {...words} onInput={put} maxLength={max} rows={rows} />}
          </div>
        )
      })}
    </div>
  )
}

const yearOf = (typed: string): number | null => {
  const digits = typed.normalize('NFKC').trim()
  return /^\d{4}$/.test(digits) ? Number(digits) : null
}

/** A year of the common era, or none. */
export function YearField({ path, label, support, value, onChange, wrong }: FieldProps<number | null> & { label: string; support?: string }) {
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  useEffect(() => {
    setTyped((before) => (yearOf(before) === value ? before : value === null ? '' : String(value)))
  }, [value])
  const isNone = (typed.trim() !== '' && yearOf(typed) === null) || wrong.includes(path)
  return (
    <NumberField
      id={fieldId(path)}
      label={label}
      support={support}
      unit={t('office-stories:year')}
      error={isNone ? t('office-stories:noYear') : undefined}
      shown={typed}
      onInput={(text) => {
        setTyped(text)
        onChange(yearOf(text))
      }}
    />
  )
}

/** A country or region, found by any of its names. */
export function CountryField({ path, label, value, onChange }: Omit<FieldProps<string | null>, 'wrong'> & { label: string }) {
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => {
    setTyped((before) => (countryOf(before) === value ? before : (value ?? '')))
  }, [value])
  return (
    <CodePicker
      id={fieldId(path)}
      label={label}
      options={codeList('country', language.value)}
      value={typed}
      onChange={(text) => {
        setTyped(text)
        onChange(countryOf(text))
      }}
    />
  )
}
