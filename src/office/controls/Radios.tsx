import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { GroupFrame } from '../../ui/controls/FieldFrame.tsx'

interface RadiosProps<Code extends string> {
  id: string
  label: string
  choices: readonly { code: Code; label: string }[]
  chosen: Code
  onChange: (code: Code) => void
  support?: string
  class?: string
}

/** One of a few, of which one always is: there is nothing to take back, as there is in a questionnaire. */
export const Radios = <Code extends string>({ choices, chosen, onChange, class: name = 'choices', ...words }: RadiosProps<Code>) => (
  <GroupFrame words={words} radios class={name}>
    {choices.map((choice, index) => (
      <ChoiceBox
        key={choice.code}
        kind="one"
        id={index === 0 ? words.id : `${words.id}-${choice.code}`}
        name={words.id}
        label={choice.label}
        checked={choice.code === chosen}
        invalid={false}
        onChange={() => onChange(choice.code)}
      />
    ))}
  </GroupFrame>
)
