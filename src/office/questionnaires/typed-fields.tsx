import { useState } from 'preact/hooks'
import { readNumber } from '../../domain/text/number.ts'
import type { FieldWords } from '../../ui/controls/FieldFrame.tsx'
import { NumberField } from '../../ui/controls/NumberField.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { t } from '../../ui/text/text.ts'

interface AmountProps extends FieldWords {
  value: number | undefined
  /** Undefined: the field was emptied. */
  onChange: (value: number | undefined) => void
  whole?: boolean
}

/** A number. What is typed and is none stays in the field with a word about it, and changes nothing. */
export function AmountField({ value, onChange, whole = false, ...words }: AmountProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && read(typed, whole) === null
  return (
    <NumberField
      {...words}
      error={isWrong ? t(whole ? 'office-questionnaires:wholeNumber' : 'office-questionnaires:aNumber') : words.error}
      shown={typed ?? (value === undefined ? '' : String(value))}
      onInput={(text) => {
        setTyped(text)
        const number = read(text, whole)
        if (number !== null) onChange(number)
      }}
      onLeave={() => {
        if (!isWrong) setTyped(null)
      }}
    />
  )
}

/** The number; undefined for an empty field, null for what is none. */
function read(text: string, whole: boolean): number | undefined | null {
  if (text.trim() === '') return undefined
  const number = readNumber(text)
  return number !== null && whole && !Number.isInteger(number) ? null : number
}

interface NameProps extends FieldWords {
  value: string
  /** What it may look like, and which names others have. */
  form: RegExp
  taken: (name: string) => boolean
  onChange: (name: string) => void
}

/** A name that others speak of: it changes once it is whole, when the field is left, and they follow. */
export function NameField({ value, form, taken, onChange, ...words }: NameProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed?.normalize('NFKC').trim() ?? value
  const wrong = name === value ? undefined : !form.test(name) ? t('office-questionnaires:nameWrong') : taken(name) ? t('office-questionnaires:nameTaken') : undefined
  const [left, setLeft] = useState(false)
  const settle = () => {
    setLeft(true)
    if (wrong !== undefined) return
    setTyped(null)
    if (name !== value) onChange(name)
  }
  return (
    <TextField
      {...words}
      width="medium"
      autoCapitalize="off"
      spellCheck={false}
      error={left ? wrong : undefined}
      shown={typed ?? value}
      onInput={(text) => {
        setLeft(false)
        setTyped(text)
      }}
      onLeave={settle}
      onEnter={settle}
    />
  )
}
