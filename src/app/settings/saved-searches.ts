import type { Notebook } from '../../device/device.ts'
import { inOrder } from '../../domain/search/position.ts'
import { searchFieldName, searchFieldWords } from '../../ui/search/field-words.ts'
import { t } from '../../ui/text/text.ts'
import type { RecordWords } from './record-words.ts'

/** Reads what is needed to say them: their names, the list in which each has its place, and the research fields. */
export async function readSavedSearches(book: Notebook): Promise<RecordWords> {
  const [records, table] = await Promise.all([book.list('search'), import('../../domain/codes/research-fields.ts')])
  const valueOf = (record: string, field: string) => records.get(record)?.get(field)?.value
  /** The line, counted from 1, that a search has in the list with this place. */
  const lineOf = (record: string, order: unknown) => {
    const others = [...records.keys()].filter((id) => id !== record).map((id) => ({ id, order: valueOf(id, 'order') }))
    return inOrder([...others, { id: record, order }]).findIndex(({ id }) => id === record) + 1
  }
  return {
    labelOf(record, field) {
      if (field === '') return t('settings:conflicts.record')
      const name = valueOf(record, 'name')
      const words = searchFieldName(field)
      return typeof name === 'string' && field !== 'name' ? t('settings:conflicts.search', { name, field: words }) : words
    },
    wordsOf: (record, field, value) =>
      field === 'order' ? t('search:line', { line: lineOf(record, value) }) : searchFieldWords(field, value, table),
  }
}
