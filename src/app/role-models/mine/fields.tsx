import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { myStory } from '../../../api/story-record.ts'
import { type Json, jsonSchema } from '../../../domain/json.ts'
import type { Language } from '../../../domain/language.ts'
import { longest } from '../../../domain/story/draft.ts'
import { typedYear } from '../../../domain/story/own-draft.ts'
import { sectors } from '../../../domain/story/story.ts'
import { Choices } from '../../../ui/controls/Choices.tsx'
import { CodePicker } from '../../../ui/controls/CodePicker.tsx'
import { LongText } from '../../../ui/controls/LongText.tsx'
import { NumberField } from '../../../ui/controls/NumberField.tsx'
import { Select } from '../../../ui/controls/Select.tsx'
import { nothingChosen, type Selection } from '../../../ui/controls/selection.ts'
import { TextField } from '../../../ui/controls/TextField.tsx'
import { codeList } from '../../../ui/question/code-lists.ts'
import { language, t } from '../../../ui/text/text.ts'
import { Attended } from '../../shell/attended.tsx'
import { KeptValues } from '../../shell/kept-values.tsx'
import type { RecordDraft } from '../../shell/record-draft.ts'
import { countryTyped, fieldLabel, valueWords } from './field-words.ts'
import { apart, inputId } from './steps.ts'

/** A record of the story on screen, which one it is, and what is wrong in it. */
export interface InRecord {
  draft: RecordDraft
  /** Of a stretch; left out: the story's own. */
  record?: string | undefined
  errorAt: (id: string) => string | undefined
}
interface FieldProps extends InRecord {
  field: string
  required?: boolean | undefined
  support?: string | undefined
}

/** One field in its frame: nothing changes it while the person is in it, and what another device wrote is kept below it. */
function Framed({ draft, record = myStory.record, field, children }: InRecord & { field: string; children: ComponentChildren }) {
  const { language: written } = apart(field)
  const describe = (value: unknown) => {
    const json = jsonSchema.safeParse(value)
    return json.success ? valueWords(field, json.data) : ''
  }
  return (
    <>
      <Attended draft={draft} field={field}>
        <div lang={written === null || written === language.value ? undefined : written}>{children}</div>
      </Attended>
      <KeptValues type={myStory.type} record={record} fields={[field]} describe={describe} />
    </>
  )
}

const wordsFor = ({ field, required, support, errorAt }: FieldProps, named = false) => ({
  id: inputId(field), label: fieldLabel(field, named), required, support, error: errorAt(inputId(field)),
})
const textOf = (value: Json | undefined): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** A text in each language that the story is written in; with `rows` one of several lines. */
export const Words = ({ written, rows, ...props }: FieldProps & { written: readonly Language[]; rows?: number }) =>
  written.map((each) => {
    const field = `${props.field}.${each}`
    const part = (props.field.split('.').at(-1) ?? '') as keyof typeof longest
    const words = wordsFor({ ...props, field }, written.length > 1)
    const shown = textOf(props.draft.shown(field).value)
    const put = (text: string) => props.draft.answer(field, text === '' ? null : text)
    return (
      <Framed key={each} {...props} field={field}>
        {rows === undefined ? <TextField {...words} shown={shown} onInput={put} /> : <LongText {...words} shown={shown} maxLength={longest[part]} rows={rows} onInput={put} />}
      </Framed>
    )
  })

/** A year of the common era; what is typed and is none yet is stored as it is. */
export function Year(props: FieldProps) {
  const stored = textOf(props.draft.shown(props.field).value)
  const [typed, setTyped] = useState(stored)
  useEffect(() => {
    // As long as both say the same year, what was typed stays: in full-width digits too.
    setTyped((before) => (textOf(typedYear(before) ?? undefined) === stored ? before : stored))
  }, [stored])
  return (
    <Framed {...props}>
      <NumberField
        {...wordsFor(props)}
        unit={t('my-story:year')}
        shown={typed}
        onInput={(text) => {
          setTyped(text)
          props.draft.answer(props.field, typedYear(text))
        }}
      />
    </Framed>
  )
}

/** Where somebody works. */
export const Sector = (props: FieldProps) => (
  <Framed {...props}>
    <Select
      {...wordsFor(props)}
      options={[{ value: '', label: t('my-story:choose') }, ...sectors.map((value) => ({ value, label: t(`story:sector.${value}`) }))]}
      value={textOf(props.draft.shown(props.field).value)}
      onChange={(code) => props.draft.answer(props.field, code === '' ? null : code)}
    />
  </Framed>
)

/** A country or region, found by any of its names; Japan as long as nothing else was said. */
export function Country(props: FieldProps) {
  const stored = props.draft.shown(props.field).value
  return (
    <Framed {...props}>
      <CodePicker
        {...wordsFor(props)}
        options={codeList('country', language.value)}
        value={stored === undefined ? 'JP' : textOf(stored)}
        onChange={(typed) => props.draft.answer(props.field, countryTyped(typed))}
      />
    </Framed>
  )
}

interface ChoiceFieldProps extends FieldProps {
  kind: 'one' | 'many'
  choices: readonly { code: string; label: string; exclusive?: boolean }[]
  /** Makes the label the heading of the page. */
  heading?: boolean
  label?: string
}

/** One or several of a few; several are stored as a list, which is decided at once. */
export function ChoiceField({ kind, choices, heading, label, ...props }: ChoiceFieldProps) {
  const stored = props.draft.shown(props.field).value
  const codes = Array.isArray(stored) ? (stored as readonly Json[]).map(String) : typeof stored === 'string' ? [stored] : []
  const put = ({ chosen }: Selection) => props.draft.answer(props.field, chosen.length === 0 ? null : kind === 'one' ? (chosen[0] ?? null) : [...chosen])
  const words = wordsFor(props)
  return (
    <Framed {...props}>
      <Choices {...words} label={label ?? words.label} heading={heading} kind={kind} choices={choices} selection={{ ...nothingChosen, chosen: codes }} onChange={put} />
    </Framed>
  )
}
