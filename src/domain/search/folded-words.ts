import { foldForSearch } from '../text/fold-search.ts'
import { splitWords } from './criteria.ts'

/** The words of a criterion as they are looked for; one that folds to nothing asks for nothing. */
export const foldedWords = (text: string): string[] => [...new Set(splitWords(text).map(foldForSearch))].filter((word) => word !== '')
