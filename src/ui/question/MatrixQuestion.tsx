import type { ItemOf } from '../../domain/questionnaire/definition.ts'
import { MatrixCards } from '../controls/MatrixCards.tsx'
import type { Choice } from '../controls/selection.ts'
import { local, t } from '../text/text.ts'
import { declined, isDeclinedFor, textOf } from './answer-shape.ts'
import { fieldId } from './field-id.ts'
import type { KindProps } from './kind-props.ts'

/** The radio of a row that says "prefer not to say"; no option can have this code. */
const declineCode = '-declined'

/** The same options for each of several rows, answered row by row. */
export function MatrixQuestion({ item, words, answers, onAnswer, problemAt }: KindProps<ItemOf<'matrix'>>) {
  const options: Choice[] = item.options.map(({ code, label }) => ({ code, label: local(label) }))
  const choices = item.declinable ? [...options, { code: declineCode, label: t('ui:decline') }] : options
  const rows = item.rows.map((row) => {
    const field = `${item.id}.${row.id}`
    const value = answers.get(field)
    return {
      field,
      id: fieldId(field),
      label: local(row.label),
      chosen: isDeclinedFor(item, value) ? declineCode : textOf(value) || null,
      error: problemAt(field),
    }
  })
  return (
    <MatrixCards
      {...words}
      rows={rows}
      choices={choices}
      onChoose={(row, code) => onAnswer(row.field, code === declineCode ? declined : code)}
      onClear={() => {
        for (const row of rows) if (row.chosen !== null) onAnswer(row.field, null)
      }}
    />
  )
}
