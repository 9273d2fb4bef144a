import { type Notebook, nothingRead } from '../../../device/device.ts'
import { lengthOf, maxName } from '../../../domain/search/bounds.ts'
import type { Criteria } from '../../../domain/search/criteria.ts'
import { placeBehind } from '../../../domain/search/position.ts'
import { describeCriteria } from '../../../ui/search/describe-criteria.ts'
import { t } from '../../../ui/text/text.ts'
import { askedFields, readSearches, searchType, storeMoves } from '../saved-search.ts'

/** Stores a new saved search behind all others, under a name made of what it asks for. */
export async function storeSearch(book: Notebook, criteria: Criteria): Promise<{ id: string; name: string }> {
  const table = criteria.fields.large.length + criteria.fields.small.length > 0 ? await import('../../../domain/codes/research-fields.ts') : null
  const words = describeCriteria(criteria, table, 2)
    .filter(({ criterion }) => criterion !== 'sort')
    .map((line) => line.words)
  const name = words.reduce((before, word) => (before === '' ? word : lengthOf(before + word) < maxName / 3 ? t('market:nameOf', { before, word }) : before), '')
  const others = readSearches(await book.list(searchType))
  const id = crypto.randomUUID()
  await storeMoves(book, others, placeBehind(others, id, null))
  const cut = Array.from(name).slice(0, maxName).join('')
  for (const { field, value } of [{ field: 'name', value: cut }, ...askedFields(criteria)]) {
    await book.write({ type: searchType, record: id, field, value, over: nothingRead })
  }
  return { id, name: cut }
}
