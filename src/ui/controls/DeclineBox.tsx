import '../styles/choices.css'
import { t } from '../text/text.ts'
import { ChoiceBox } from './Choices.tsx'

export interface DeclineBoxProps {
  /** Id of the field it belongs to. */
  id: string
  declined: boolean
  onChange: (declined: boolean) => void
}

/** "Prefer not to say" below a field that is typed or picked. */
export const DeclineBox = ({ id, declined, onChange }: DeclineBoxProps) => (
  <div class="choice-apart">
    <ChoiceBox
      kind="many"
      id={`${id}-decline`}
      name={`${id}-decline`}
      label={t('ui:decline')}
      checked={declined}
      invalid={false}
      onChange={onChange}
    />
  </div>
)
