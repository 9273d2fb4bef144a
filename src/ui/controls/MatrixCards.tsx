import '../styles/choices.css'
import '../styles/matrix.css'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'
import { FieldError, GroupFrame, type FieldWords } from './FieldFrame.tsx'
import type { Choice } from './selection.ts'

/** One line of a matrix. `chosen` is a code, `declined`, or null. */
export interface MatrixRow {
  /** Id of its first radio. */
  id: string
  label: string
  chosen: string | null
  error?: string | undefined
}

export interface MatrixCardsProps<Row extends MatrixRow> extends FieldWords {
  rows: readonly Row[]
  choices: readonly Choice[]
  onChoose: (row: Row, code: string) => void
  /** Takes back the choices of all rows. */
  onClear: () => void
}

/**
 * The same choices for several rows: a card for each row on a phone, a table where there is room. The words of each
 * choice stay with its radio for a screen reader in both.
 */
export function MatrixCards<Row extends MatrixRow>({ rows, choices, onChoose, onClear, ...words }: MatrixCardsProps<Row>) {
  const answered = rows.some((row) => row.chosen !== null)
  return (
    <GroupFrame words={words} class="matrix">
      <div class="matrix-table" style={{ '--matrix-choices': choices.length }}>
        <div class="matrix-head" aria-hidden="true">
          <span />
          {choices.map((choice) => (
            <span key={choice.code}>{choice.label}</span>
          ))}
        </div>
        {rows.map((row) => (
          <div key={row.id} class={row.error ? 'matrix-row field-invalid' : 'matrix-row'}>
            <div
              class="matrix-choices"
              role="radiogroup"
              aria-labelledby={`${row.id}-label`}
              aria-describedby={row.error ? `${row.id}-error` : undefined}
              aria-invalid={row.error ? 'true' : undefined}
              aria-required={words.required === true ? 'true' : undefined}
            >
              <span class="matrix-label" id={`${row.id}-label`}>
                {row.label}
              </span>
              {choices.map((choice, index) => {
                const id = index === 0 ? row.id : `${row.id}-${choice.code}`
                return (
                  <label key={choice.code} class="choice matrix-choice" htmlFor={id}>
                    <input
                      id={id}
                      class="choice-box"
                      type="radio"
                      name={row.id}
                      checked={row.chosen === choice.code}
                      onChange={() => onChoose(row, choice.code)}
                    />
                    <span class="choice-words">{choice.label}</span>
                  </label>
                )
              })}
            </div>
            <FieldError id={row.id} error={row.error} />
          </div>
        ))}
      </div>
      <div class={answered ? 'choice-clear' : 'choice-clear choice-clear-idle'}>
        <Button kind="quiet" onPress={onClear}>
          {t('ui:clearChoices')}
        </Button>
      </div>
    </GroupFrame>
  )
}
