import type { TypeOf } from './read-rules.ts'

/** What the first column of the survey sheet says. */
export type Kind =
  | { kind: 'begin' | 'end' | 'text' | 'integer' | 'decimal' | 'date' | 'range' | 'calculate' }
  | { kind: 'one' | 'several'; list: string }
  | { kind: 'refused' | 'unknown' | 'none' }

/** Types of XLSForm that have no place in a questionnaire of the registry. */
const refused = new Set([
  'note', 'geopoint', 'geotrace', 'geoshape', 'image', 'audio', 'video', 'file', 'barcode', 'time', 'datetime', 'rank', 'acknowledge',
  'hidden', 'xml-external', 'csv-external', 'begin_repeat', 'end_repeat', 'start', 'end', 'today', 'deviceid', 'username', 'phonenumber', 'email',
  'audit', 'select_multiple_from_file', 'background-audio', 'start-geopoint', 'entity', 'photo', 'trigger',
])
const plain = new Map<string, Kind>([
  ['begin_group', { kind: 'begin' }], ['end_group', { kind: 'end' }], ['text', { kind: 'text' }], ['string', { kind: 'text' }],
  ['integer', { kind: 'integer' }], ['int', { kind: 'integer' }], ['decimal', { kind: 'decimal' }], ['date', { kind: 'date' }],
  ['range', { kind: 'range' }], ['calculate', { kind: 'calculate' }],
])

/** The kind of a line by what its type says. */
export function kindOf(type: string): Kind {
  if (type === '') return { kind: 'none' }
  const [first = '', second = '', ...more] = type.replace(/^(begin|end)\s+(group|repeat)/i, '$1_$2').split(/\s+/)
  const word = first.toLowerCase()
  const known = second === '' ? plain.get(word) : undefined
  if (known) return known
  if (word === 'select_one_from_file' && more.length === 0) return { kind: 'one', list: second.replace(/\.(csv|xml|geojson)$/i, '') }
  // `or_other` would bring words of its own.
  if (more.length === 0 && second !== '' && word === 'select_one') return { kind: 'one', list: second }
  if (more.length === 0 && second !== '' && word === 'select_multiple') return { kind: 'several', list: second }
  return { kind: refused.has(word) || more.includes('or_other') ? 'refused' : 'unknown' }
}

/** What a condition may know of a line by its type. */
export function spokenOf({ kind }: Kind): ReturnType<TypeOf> {
  return kind === 'one' || kind === 'several' ? kind : kind === 'calculate' ? 'computed' : 'other'
}
