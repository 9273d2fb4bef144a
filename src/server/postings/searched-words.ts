import type { Heading } from '../../domain/posting/posting.ts'
import { foldForSearch } from '../../domain/text/fold-search.ts'

/** What the office finds a posting by: its id, title and institution, folded. */
export const searchedWords = ({ id, title, institution }: Pick<Heading, 'id' | 'title' | 'institution'>): string =>
  [id, title.ja, title.en, institution.ja, institution.en].filter((text) => text !== undefined).map(foldForSearch).join(' ')
