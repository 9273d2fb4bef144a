import '../styles/select.css'
import { DownIcon } from '../icons/icons.tsx'
import { describedBy, FieldFrame, type FieldWords } from './FieldFrame.tsx'

export interface SelectProps extends FieldWords {
  /** In the order they are offered, the one that says nothing first. */
  options: readonly { value: string; label: string }[]
  value: string
  onChange: (value: string) => void
}

/** One of a scale of values, in the device's own list: for what is too long for radios and has no words to search by. */
export const Select = ({ options, value, onChange, ...words }: SelectProps) => (
  <FieldFrame words={words}>
    <div class="select">
      <select
        id={words.id}
        class="input"
        value={value}
        aria-invalid={words.error ? 'true' : undefined}
        aria-describedby={describedBy(words)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <DownIcon class="select-mark" />
    </div>
  </FieldFrame>
)
