import '../styles/choices.css'
import '../styles/scale.css'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'
import { ChoiceBox } from './Choices.tsx'
import { GroupFrame, type FieldWords } from './FieldFrame.tsx'

export interface ScaleProps extends FieldWords {
  from: number
  to: number
  /** What the ends mean. */
  low: string
  high: string
  chosen: number | null
  onChange: (chosen: number | null) => void
}

/** How many numbers stand beside each other on the narrowest phone: more than six are two lines of about the same length. */
const inOneLine = (count: number) => (count > 6 ? Math.ceil(count / 2) : count)

/**
 * Numbers in a row from one end to the other. The words of the ends stand above it, and a screen reader says them with
 * the numbers they belong to.
 */
export function Scale({ from, to, low, high, chosen, onChange, ...words }: ScaleProps) {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const ends: Record<number, string> = { [from]: low, [to]: high }
  return (
    <GroupFrame words={words} radios class="scale">
      <div class="scale-ends" aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </div>
      <div class="scale-row" style={{ '--scale-all': numbers.length, '--scale-narrow': inOneLine(numbers.length) }}>
        {numbers.map((value) => (
          <ChoiceBox
            key={value}
            kind="one"
            id={value === from ? words.id : `${words.id}-${value}`}
            name={words.id}
            label={String(value)}
            more={ends[value]}
            checked={value === chosen}
            invalid={false}
            onChange={() => onChange(value)}
          />
        ))}
      </div>
      <div class={chosen === null ? 'choice-clear choice-clear-idle' : 'choice-clear'}>
        <Button kind="quiet" onPress={() => onChange(null)}>
          {t('ui:clearChoice')}
        </Button>
      </div>
    </GroupFrame>
  )
}
