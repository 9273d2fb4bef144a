import type { Definition } from '../../domain/questionnaire/definition.ts'
import { local, t } from '../../ui/text/text.ts'
import type { TextKey } from '../../ui/text/areas.ts'

/** Something the checker found, here or on the server. */
export interface FoundProblem {
  code: string
  where: string
  detail?: string | undefined
}

/** What is open at the desk: the questionnaire as a whole, a page, an item, a computed value; by where they stand. */
export type Place =
  | { at: 'whole' }
  | { at: 'page'; page: number }
  | { at: 'item'; page: number; item: number }

/** Where a problem is to be mended, and the id of the field there, where the checker knows so much. */
export function placeOf(definition: Definition, { where }: FoundProblem): { place: Place; field?: string } {
  const [first, second, third, fourth, ...rest] = where.split('.')
  if (first === 'pages' && second !== undefined) {
    const page = Number(second)
    if (third !== 'items' || fourth === undefined) return { place: { at: 'page', page }, ...(third === undefined ? {} : { field: `page-${third}` }) }
    const place = { at: 'item' as const, page, item: Number(fourth) }
    return rest.length === 0 ? { place } : { place, field: ['item', ...rest].join('-') }
  }
  if (second !== undefined) return { place: { at: 'whole' }, field: ['whole', ...where.split('.')].join('-') }
  for (const [page, { id, items }] of definition.pages.entries()) {
    const item = items.findLastIndex((each) => each.id === where)
    if (item >= 0) return { place: { at: 'item', page, item } }
    if (id === where) return { place: { at: 'page', page } }
  }
  const computed = (definition.computed ?? []).findLastIndex(({ id }) => id === where)
  return { place: { at: 'whole' }, ...(computed < 0 ? {} : { field: `whole-computed-${computed}-id` }) }
}

/** Whether two places are the same. */
export const samePlace = (one: Place, other: Place): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Lists that the schema refuses when nothing is in them. */
const parts = ['sections', 'pages', 'items', 'options', 'rows', 'values', 'of'] as const

/** What a problem is, in a sentence. What this page has no words for is said by its code: better than silence. */
export function problemWords({ code, where, detail = '' }: FoundProblem): string {
  const empty = code === 'schema' ? where.split('.').at(-1) : undefined
  const part = parts.find((each) => each === empty)
  if (part) return t(`office-questionnaires:problem.empty.${part}`)
  const key = `office-questionnaires:problem.${code}` as TextKey
  const language = where.endsWith('.ja') ? t('office-questionnaires:japanese') : t('office-questionnaires:english')
  const words = t(key, { detail, language })
  return words === '' || key.endsWith(words) ? t('office-questionnaires:problem.other', { code, detail }) : words
}

/** What a place is called, as a list of problems names it. */
export function placeWords(definition: Definition, place: Place): string {
  if (place.at === 'whole') return t('office-questionnaires:whole.title')
  const page = definition.pages[place.page]
  if (place.at === 'page') return t('office-questionnaires:pageNumber', { number: place.page + 1 })
  const item = page?.items[place.item]
  if (!item) return t('office-questionnaires:pageNumber', { number: place.page + 1 })
  return t('office-questionnaires:itemNamed', { id: item.id, label: local(item.label) || t('office-questionnaires:unworded') })
}
