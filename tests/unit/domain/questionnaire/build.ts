import type { Condition, Definition, Expression, Item, ItemOf, Option, Page } from '../../../../src/domain/questionnaire/definition.ts'

/** Small questionnaires for tests: what a test does not speak of is filled in. */

const label = { ja: '質問', en: 'Question' }
type Given<T extends Item['type']> = Partial<Omit<ItemOf<T>, 'id' | 'type'>>

export const options = (...codes: (string | Partial<Option>)[]): Option[] =>
  codes.map((code) => ({ code: 'x', label, ...(typeof code === 'string' ? { code } : code) }))

export const single = (id: string, given: Given<'single'> = {}): ItemOf<'single'> =>
  ({ id, type: 'single', label, required: false, options: options('yes', 'no'), ...given })
export const multi = (id: string, given: Given<'multi'> = {}): ItemOf<'multi'> =>
  ({ id, type: 'multi', label, required: false, options: options('a', 'b', 'c', { code: 'none', exclusive: true }), ...given })
export const number = (id: string, given: Given<'number'> = {}): ItemOf<'number'> =>
  ({ id, type: 'number', label, required: false, ...given })
export const text = (id: string, given: Given<'text'> = {}): ItemOf<'text'> =>
  ({ id, type: 'text', label, required: false, maxLength: 10, ...given })
export const month = (id: string, given: Given<'yearMonth'> = {}): ItemOf<'yearMonth'> =>
  ({ id, type: 'yearMonth', label, required: false, ...given })
export const matrix = (id: string, given: Given<'matrix'> = {}): ItemOf<'matrix'> => ({
  id, type: 'matrix', label, required: false, options: options('1', '2'),
  rows: [{ id: 'pay', label }, { id: 'time', label }], ...given,
})
export const coded = (id: string, type: 'country' | 'prefecture' | 'jobType', given: Given<'country'> = {}): Item =>
  ({ id, type, label, required: false, ...given })

export const scale = (id: string, given: Given<'scale'> = {}): ItemOf<'scale'> =>
  ({ id, type: 'scale', label, required: false, from: 1, to: 5, low: label, high: label, ...given })
export const longText = (id: string, given: Given<'longText'> = {}): ItemOf<'longText'> =>
  ({ id, type: 'longText', label, required: false, maxLength: 10, ...given })
export const field = (id: string, given: Given<'researchField'> = {}): ItemOf<'researchField'> =>
  ({ id, type: 'researchField', label, required: false, level: 'small', ...given })

export const page = (...items: Item[]): Page => ({ id: items[0]?.id ?? 'page', section: 'main', items })

/** Each argument is a page: one item, or several. */
export const questionnaire = (...pages: (Item | Item[])[]): Definition => ({
  id: 'test',
  version: 1,
  title: label,
  sections: [{ id: 'main', title: label }],
  pages: pages.map((items) => page(...[items].flat())),
})

export const eq = (item: string, value: string): Condition => ({ op: 'eq', item, value })
export const among = (item: string, ...values: string[]): Condition => ({ op: 'in', item, values })
export const notIn = (item: string, ...values: string[]): Condition => ({ op: 'notIn', item, values })
export const hasAny = (item: string, ...values: string[]): Condition => ({ op: 'hasAny', item, values })
export const hasNone = (item: string, ...values: string[]): Condition => ({ op: 'hasNone', item, values })
export const all = (...of: Condition[]): Condition => ({ op: 'all', of })
export const any = (...of: Condition[]): Condition => ({ op: 'any', of })
export const compare = (item: string, comparison: '<' | '<=' | '>' | '>=', value: number): Condition =>
  ({ op: 'compare', item, compare: comparison, value })
export const monthsSince = (item: string, compare: '<' | '<=' | '>' | '>=', months: number): Condition =>
  ({ op: 'monthsSince', item, compare, months })

/** The same questionnaire with computed values. */
export const computing = (definition: Definition, ...computed: [id: string, value: Expression][]): Definition =>
  ({ ...definition, computed: computed.map(([id, value]) => ({ id, label, value })) })

/** The reference date of every campaign in these tests. */
export const referenceDate = '2026-11-01'
