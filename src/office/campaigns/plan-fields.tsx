import { TextField } from '../../ui/controls/TextField.tsx'
import { t } from '../../ui/text/text.ts'
import type { DayField as Day, PlanField, PlanForm } from './form.ts'
import { idOf } from './wrong-words.ts'

interface TitleProps {
  form: Pick<PlanForm, 'ja' | 'en'>
  errorOf: (field: PlanField) => string | undefined
  onChange: (change: Partial<PlanForm>) => void
}

/** The title of a campaign in both languages, side by side where there is room. */
export const TitleFields = ({ form, errorOf, onChange }: TitleProps) => (
  <div class="office-pair">
    {(['ja', 'en'] as const).map((language) => (
      <div key={language}>
        <TextField
          id={idOf(language)}
          label={t(`office-campaigns:field.${language}`)}
          required
          error={errorOf(language)}
          shown={form[language]}
          onInput={(text) => onChange({ [language]: text })}
        />
      </div>
    ))}
  </div>
)

interface DayProps {
  field: Day
  shown: string
  error: string | undefined
  onInput: (text: string) => void
}

/** A day of a plan, as it is typed. */
export const DayField = ({ field, shown, error, onInput }: DayProps) => (
  <TextField
    id={idOf(field)}
    label={t(`office-campaigns:field.${field}`)}
    support={t(`office-campaigns:hint.${field}`)}
    required
    error={error}
    shown={shown}
    onInput={onInput}
    width="medium"
  />
)
