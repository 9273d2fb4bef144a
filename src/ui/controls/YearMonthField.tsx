import { t } from '../text/text.ts'
import { GroupFrame, type FieldWords } from './FieldFrame.tsx'
import { useTypedText } from './typed-text.ts'

export interface YearMonthFieldProps extends FieldWords {
  /** What stands in the two fields, as the app knows it. */
  shown: { year: string; month: string }
  /** Both texts as they stand in the fields, each time one of them changes. */
  onInput: (typed: { year: string; month: string }) => void
  onLeave?: (() => void) | undefined
  /** How the two were understood, era included; shown beside them. */
  understood?: string | undefined
}

/** A month of a year in two text inputs. `type=month` is missing in two of four browsers and writes in the browser's language. */
export function YearMonthField({ shown, onInput, onLeave, understood, ...words }: YearMonthFieldProps) {
  const monthId = `${words.id}-month`
  const value = (id: string) => {
    const element = document.getElementById(id)
    return element instanceof HTMLInputElement ? element.value : ''
  }
  const year = useTypedText<HTMLInputElement>(shown.year, (text) => onInput({ year: text, month: value(monthId) }), { onLeave })
  const month = useTypedText<HTMLInputElement>(shown.month, (text) => onInput({ year: value(words.id), month: text }), { onLeave })
  const hint = `${words.id}-hint`
  const invalid = words.error ? 'true' : undefined
  return (
    <GroupFrame words={words} class="year-month">
      <p class="support" id={hint}>
        {t('ui:yearHint')}
      </p>
      <div class="field-line">
        <span class="year-month-part">
          <input
            {...year.field}
            id={words.id}
            class="input input-year"
            type="text"
            autoComplete="off"
            aria-describedby={hint}
            aria-invalid={invalid}
          />
          <label class="unit" htmlFor={words.id}>
            {t('ui:year')}
          </label>
        </span>
        <span class="year-month-part">
          <input
            {...month.field}
            id={monthId}
            class="input input-month"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={invalid}
          />
          <label class="unit" htmlFor={monthId}>
            {t('ui:month')}
          </label>
        </span>
        <output class="understood">{understood}</output>
      </div>
    </GroupFrame>
  )
}
