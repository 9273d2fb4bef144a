import { largeFields, smallFields } from '../codes/research-fields.ts'
import type { Heading } from './posting.ts'
import { labelKey, type Labels, readLabels } from './read-labels.ts'

type Field = Heading['fields'][number]

const known = new Map<string, Field>()
const add = (label: string, field: Field) => {
  const key = labelKey(label)
  if (key !== '' && !known.has(key)) known.set(key, field)
}
for (const { code, ja, en, unspecified } of largeFields) for (const label of [code, unspecified, ja, en]) add(label, { large: code, small: unspecified })
const largeByCode = new Map(largeFields.map((each) => [each.code, each]))
for (const small of smallFields) {
  const field = { large: small.large, small: small.code }
  const large = largeByCode.get(small.large)
  for (const label of [small.code, small.ja, small.en, `${large?.ja}${small.ja}`, `${large?.en}${small.en}`]) add(label, field)
}
/** Where a small field is one that we do not know, its large one is known all the same. */
const largeKeys = largeFields.flatMap(({ code, ja, en, unspecified }) => [ja, en].map((label) => ({ key: labelKey(label), field: { large: code, small: unspecified } })))

/**
 * The research fields of a cell: 「大 - 小」, a small field alone, a large one alone, or codes. Of a pair whose small field no
 * list knows the large one is taken, and the label is among the unknown ones too.
 */
export function readFields(cell: string): Labels<Field> {
  const { found, unknown } = readLabels(cell, (label) => known.get(labelKey(label)))
  const large = unknown.flatMap((label) => {
    if (!/\s[-–—−>/:]\s|[-－―：＞]/u.test(label)) return []
    const key = labelKey(label)
    return largeKeys.filter((each) => key.startsWith(each.key)).slice(0, 1).map(({ field }) => field)
  })
  const all = [...found, ...large]
  return { found: all.filter((field, at) => all.findIndex(({ large, small }) => large === field.large && small === field.small) === at), unknown }
}
