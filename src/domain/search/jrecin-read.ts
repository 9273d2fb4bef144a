import { fittingCodes } from './bounds.ts'
import { type Criteria, noCriteria, readCriterion, splitWords } from './criteria.ts'
import { codeParameters, each, jrecinHost, jrecinPath, othersHere, othersThere, wordParameters } from './jrecin.ts'

/**
 * The criteria of an address as JREC-IN writes it in the browser's address bar, with or without `https://`; null when
 * it is not the address of a search there. What JREC-IN adds for itself (pages, markers) is passed over.
 */
export function readJrecinAddress(text: string): Criteria | null {
  const typed = text.trim()
  const address = URL.parse(/^https?:/i.test(typed) ? typed : `https://${typed}`)
  if (address?.hostname !== jrecinHost || address.pathname !== jrecinPath) return null
  const query = address.searchParams
  const codes = (name: string): readonly string[] => fittingCodes(query.getAll(name))
  const first = (name: string): string | null => query.get(name) || null
  const criteria: Criteria = {
    ...noCriteria,
    fields: {
      large: codes('bgCode').map((code) => (code === othersThere ? othersHere : code)),
      small: [...codes('smCode')],
    },
    places: { areas: [...codes('area')], prefectures: [...codes('prefecture')] },
    pay: readCriterion('pay', Number(first('wageValue')) || null),
    sort: readCriterion('sort', first('sort')),
  }
  for (const [criterion, name] of each(wordParameters)) criteria[criterion] = splitWords(query.getAll(name).join(' ')).join(' ')
  for (const [criterion, name] of each(codeParameters)) criteria[criterion] = readCriterion(criterion, codes(name))
  return criteria
}
