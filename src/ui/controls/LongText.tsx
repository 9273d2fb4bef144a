import { useEffect, useState } from 'preact/hooks'
import { t } from '../text/text.ts'
import { describedBy, FieldFrame, type FieldWords } from './FieldFrame.tsx'
import { useTypedText } from './typed-text.ts'

export interface LongTextProps extends FieldWords {
  shown: string
  onInput: (text: string) => void
  onLeave?: (() => void) | undefined
  /** In code points, as the database counts. The field tells and never cuts: cutting breaks a composition. */
  maxLength: number
  rows?: number
}

const length = (text: string) => Array.from(text).length
const sayAfter = 1000

/** A text of several lines that grows with what is written and says how much room is left. */
export function LongText({ shown, onInput, onLeave, maxLength, rows = 6, ...words }: LongTextProps) {
  const [left, setLeft] = useState(maxLength - length(shown))
  const count = (text: string) => setLeft(maxLength - length(text))
  const typed = useTypedText<HTMLTextAreaElement>(
    shown,
    (text) => {
      count(text)
      onInput(text)
    },
    { onLeave, onPut: count },
  )
  const told = left < 0 ? t('ui:lettersOver', { count: -left }) : t('ui:lettersLeft', { count: left })
  const said = useSettled(told, sayAfter)
  const countId = `${words.id}-count`
  return (
    <FieldFrame words={words}>
      <textarea
        {...typed.field}
        id={words.id}
        class="input input-full long-text"
        rows={rows}
        aria-required={words.required === true ? 'true' : undefined}
        aria-invalid={words.error || left < 0 ? 'true' : undefined}
        aria-describedby={describedBy(words, countId)}
      />
      <p class={left < 0 ? 'count count-over' : 'count'} id={countId}>
        {told}
      </p>
      <output class="said">
        {said === told && left < maxLength / 10 ? said : ''}
      </output>
    </FieldFrame>
  )
}

/** The value once it has stood for some milliseconds: a screen reader is not interrupted at each key. */
function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
