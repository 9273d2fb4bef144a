import { compareKana, isKana, isLatin } from '../profile/names.ts'
import { foldForSearch } from '../text/fold-search.ts'
import { romanKey } from './roman.ts'
import { compareWritten } from './written-name.ts'

/** What a person is compared by, to find out whether somebody is registered already. */
export interface Identity {
  name: string
  nameKana: string
  nameLatin: string
  studentNumber: string
}

/** Latin names in any order, case and spelling with or without accents. */
export const compareLatin = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '')
    .toSorted()
    .join(' ')

/** Folded forms by kind, for comparing only; a kind that nothing is known of is empty. */
export const identityKeys = ({ name, nameKana, nameLatin, studentNumber }: Identity) => ({
  name: compareWritten(name),
  kana: compareKana(nameKana),
  latin: compareLatin(nameLatin),
  roman: romanKey(nameKana || (isKana(name) ? name : nameLatin || (isLatin(name) ? name : ''))),
  'student-number': foldForSearch(studentNumber).replace(/[^a-z0-9]/g, ''),
})
