import type { Item } from '../../domain/questionnaire/definition.ts'
import { fieldsOf } from '../../domain/questionnaire/evaluate.ts'
import { describeValue } from '../../ui/question/describe-answer.ts'
import { local } from '../../ui/text/text.ts'
import { KeptValueList } from '../shell/kept-value-list.tsx'

/** Which row of a matrix a field is; nothing where the question itself says it all. */
const rowLabel = (item: Item, field: string) => {
  const row = item.type === 'matrix' ? item.rows.find(({ id }) => field === `${item.id}.${id}`) : undefined
  return row && local(row.label)
}

/** The kept other answers to one question. */
export const KeptAnswers = ({ campaign, item }: { campaign: string; item: Item }) => (
  <KeptValueList
    type="draft"
    record={campaign}
    fields={fieldsOf(item)}
    describe={(value) => describeValue(item, value)}
    labelOf={(field) => rowLabel(item, field)}
  />
)
