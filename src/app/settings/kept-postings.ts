import type { Notebook } from '../../device/device.ts'
import { keptType } from '../../domain/posting/keep.ts'
import { readCopy } from '../../domain/posting/kept.ts'
import { saidIn } from '../../domain/posting/said-in.ts'
import { keptFieldName, keptFieldWords } from '../shell/kept-field-words.ts'
import { language, loadArea, t } from '../../ui/text/text.ts'
import type { RecordWords } from './record-words.ts'

/** Reads what is needed to say the fields of kept postings: their titles, and the texts for them. */
export async function readKeptPostings(book: Notebook): Promise<RecordWords> {
  const [records] = await Promise.all([book.list(keptType), loadArea('kept')])
  const titleOf = (record: string) => saidIn(readCopy(records.get(record)?.get('copy')?.value)?.heading.title, language.value)?.text ?? t('kept:untitled')
  return {
    labelOf: (record, field) =>
      t('settings:conflicts.search', { name: titleOf(record), field: field === '' ? t('settings:conflicts.record') : keptFieldName(field) }),
    wordsOf: (_, field, value) => keptFieldWords(field, value),
  }
}
