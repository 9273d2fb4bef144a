import type { Notebook, Reading } from '../../device/device.ts'
import { isCriterion, noCriteria, readCriterion } from '../../domain/search/criteria.ts'
import { inOrder } from '../../domain/search/position.ts'
import { describeCriterion } from '../../ui/search/describe-criteria.ts'
import { t } from '../../ui/text/text.ts'

/** How the fields of saved searches are said where two values of one are kept. */
export interface SearchWords {
  labelOf(record: string, field: string): string
  /** Empty when the value says nothing that could be understood. */
  wordsOf(record: string, field: string, value: Reading['value']): string
}

/** Reads what is needed to say them: the other searches, among which one has its place, and the research fields. */
export async function loadSearchWords(book: Notebook): Promise<SearchWords> {
  const [records, table] = await Promise.all([book.list('search'), import('../../domain/codes/research-fields.ts')])
  const valueOf = (record: string, field: string) => records.get(record)?.get(field)?.value
  /** The line, counted from 1, that a search has in the list with this place. */
  const lineOf = (record: string, order: unknown) => {
    const others = [...records.keys()].filter((id) => id !== record).map((id) => ({ id, order: valueOf(id, 'order') }))
    return inOrder([...others, { id: record, order }]).findIndex(({ id }) => id === record) + 1
  }
  const fieldWords = (field: string) =>
    isCriterion(field) ? t(`search:criterion.${field}`) : field === 'name' ? t('search:name') : field === 'order' ? t('search:order') : field
  return {
    labelOf(record, field) {
      const name = valueOf(record, 'name')
      const words = fieldWords(field)
      return typeof name === 'string' && field !== 'name' ? t('settings:conflicts.search', { name, field: words }) : words
    },
    wordsOf(record, field, value) {
      if (field === 'order') return t('search:line', { line: lineOf(record, value) })
      if (!isCriterion(field)) return typeof value === 'string' ? value : ''
      return describeCriterion({ ...noCriteria, [field]: readCriterion(field, value) }, field, table)
    },
  }
}
