import { describedBy, FieldFrame, type FieldWords } from './FieldFrame.tsx'
import { isComposing, useTypedText } from './typed-text.ts'

export interface TextFieldProps extends FieldWords {
  /** The text as the app knows it; goes into the field only while the person is not in it. */
  shown: string
  onInput: (text: string) => void
  /** When the field is left: time to store what is not stored. */
  onLeave?: (() => void) | undefined
  /** Enter outside a composition. Without it Enter sends the form, as the browser does. */
  onEnter?: (() => void) | undefined
  type?: 'text' | 'email' | 'search' | 'tel' | 'date'
  inputMode?: 'text' | 'email' | 'numeric' | 'decimal' | 'search'
  autoComplete?: string
  enterKeyHint?: 'next' | 'go' | 'done' | 'send' | 'search'
  autoCapitalize?: 'off' | 'sentences' | 'words'
  spellCheck?: boolean
  width?: 'short' | 'medium' | 'full'
  /** The unit, behind the field. */
  unit?: string | undefined
}

/** One line of text that the person owns: nothing is written into it while they are in it. */
export function TextField({ shown, onInput, onLeave, onEnter, type = 'text', width = 'full', unit, ...props }: TextFieldProps) {
  const typed = useTypedText<HTMLInputElement>(shown, onInput, { onLeave })
  return (
    <FieldFrame words={props}>
      <div class="field-line">
        <input
          {...typed.field}
          id={props.id}
          class={`input input-${width}`}
          type={type}
          // Said for the type alone: Preact lets one type stand for several only beside `list`.
          list={undefined}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? 'off'}
          autoCapitalize={props.autoCapitalize}
          enterKeyHint={props.enterKeyHint}
          spellcheck={props.spellCheck}
          aria-required={props.required === true ? 'true' : undefined}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={describedBy(props, unit ? `${props.id}-unit` : undefined)}
          onKeyDown={(event) => {
            if (!onEnter || event.key !== 'Enter' || isComposing(event)) return
            event.preventDefault()
            onEnter()
          }}
        />
        {unit && (
          <span class="unit" id={`${props.id}-unit`}>
            {unit}
          </span>
        )}
      </div>
    </FieldFrame>
  )
}
