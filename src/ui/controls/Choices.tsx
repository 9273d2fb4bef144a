import '../styles/choices.css'
import { useRef } from 'preact/hooks'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'
import { GroupFrame, type FieldWords } from './FieldFrame.tsx'
import { choose, declinedToSay, explain, nothingChosen, tick, type Choice, type Selection } from './selection.ts'
import { useTypedText } from './typed-text.ts'

export interface ChoicesProps extends FieldWords {
  /** Radios or checkboxes. */
  kind: 'one' | 'many'
  choices: readonly Choice[]
  selection: Selection
  onChange: (selection: Selection) => void
  /** When the field for a word of explanation is left. */
  onLeave?: (() => void) | undefined
  /** Offers "prefer not to say" below the others. */
  declinable?: boolean | undefined
}

/** A group of choices, each a target of its own over the whole line. */
export function Choices({ kind, choices, selection, onChange, onLeave, declinable, ...words }: ChoicesProps) {
  // A choice unticked by mistake gets its words back while the page is open.
  const rememberedRef = useRef<Record<string, string>>({})
  const change = (next: Selection) => {
    Object.assign(rememberedRef.current, next.texts)
    onChange(next)
  }
  const pick = (code: string, on: boolean) =>
    change(
      kind === 'one' ? choose(code, rememberedRef.current) : tick(selection, choices, code, on, rememberedRef.current),
    )
  const box = { kind, name: words.id, invalid: Boolean(words.error) }
  const answered = selection.declined || selection.chosen.length > 0
  return (
    <GroupFrame words={words} radios={kind === 'one'} class="choices">
      {choices.map((choice, index) => {
        const id = index === 0 ? words.id : `${words.id}-${choice.code}`
        const checked = !selection.declined && selection.chosen.includes(choice.code)
        return (
          <div key={choice.code} class="choice-row">
            <ChoiceBox {...box} id={id} label={choice.label} aside={choice.aside} checked={checked} onChange={(on) => pick(choice.code, on)} />
            {choice.text && checked && (
              <OtherText
                id={`${id}-text`}
                about={choice.label}
                shown={selection.texts[choice.code] ?? ''}
                onInput={(text) => {
                  rememberedRef.current[choice.code] = text
                  onChange(explain(selection, choice.code, text))
                }}
                onLeave={onLeave}
              />
            )}
          </div>
        )
      })}
      {declinable && (
        <div class="choice-apart">
          <ChoiceBox
            {...box}
            id={`${words.id}-decline`}
            label={t('ui:decline')}
            checked={selection.declined}
            onChange={(on) => change(on ? declinedToSay : nothingChosen)}
          />
        </div>
      )}
      {kind === 'one' && (
        <div class={answered ? 'choice-clear' : 'choice-clear choice-clear-idle'}>
          <Button kind="quiet" onPress={() => change(nothingChosen)}>
            {t('ui:clearChoice')}
          </Button>
        </div>
      )}
    </GroupFrame>
  )
}

interface ChoiceBoxProps {
  kind: 'one' | 'many'
  id: string
  name: string
  label: string
  /** Said with the label, not shown. */
  more?: string | undefined
  /** Stands at the end of the line, and is said with the label. */
  aside?: string | undefined
  checked: boolean
  invalid: boolean
  onChange: (on: boolean) => void
}

/** One radio or checkbox with its words. */
export function ChoiceBox({ kind, id, name, label, more, aside, checked, invalid, onChange }: ChoiceBoxProps) {
  return (
    <label class="choice" htmlFor={id}>
      <input
        id={id}
        class="choice-box"
        type={kind === 'one' ? 'radio' : 'checkbox'}
        name={name}
        checked={checked}
        aria-invalid={kind === 'many' && invalid ? 'true' : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class="choice-words">
        {label}
        {more && <span class="said"> {more}</span>}
      </span>
      {aside !== undefined && <span class="choice-aside"> {aside}</span>}
    </label>
  )
}

interface OtherTextProps {
  id: string
  /** The choice it explains. */
  about: string
  shown: string
  onInput: (text: string) => void
  onLeave?: (() => void) | undefined
}

function OtherText({ id, about, shown, onInput, onLeave }: OtherTextProps) {
  const typed = useTypedText<HTMLInputElement>(shown, onInput, { onLeave })
  return (
    <div class="choice-text">
      <label class="choice-text-label" htmlFor={id}>
        <span class="said">{about} </span>
        {t('ui:otherText')}
      </label>
      <input {...typed.field} id={id} class="input input-full" type="text" autoComplete="off" />
    </div>
  )
}
