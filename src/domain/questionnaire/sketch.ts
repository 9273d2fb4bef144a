import * as z from 'zod/mini'
import { comparisons, type Computed, type Condition, type Definition, type Expression, type Item } from './definition.ts'

/**
 * A questionnaire in the making: it has the parts of a definition, but nothing in them need be filled, fit or lead
 * anywhere yet. What is taken is bounded, so that whatever stands here can be shown and checked.
 */

export const maxItems = 1000
const maxParts = 500
/** In UTF-16 units, for any text of it. */
export const maxWords = 4000
const name = z.string().check(z.maxLength(64))
const text = z.string().check(z.maxLength(maxWords))
const words = z.object({ ja: text, en: text })
const amount = z.number()
const list = <T extends z.ZodMiniType>(part: T) => z.array(part).check(z.maxLength(maxParts))

const conditionSketch: z.ZodMiniType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.object({ op: z.literal('eq'), item: name, value: name }),
    z.object({ op: z.enum(['in', 'notIn']), item: name, values: list(name) }),
    z.object({ op: z.enum(['hasAny', 'hasNone']), item: name, values: list(name) }),
    z.object({ op: z.literal('monthsSince'), item: name, compare: z.enum(comparisons), months: amount }),
    z.object({ op: z.literal('compare'), item: name, compare: z.enum(comparisons), value: amount }),
    z.object({ op: z.enum(['all', 'any']), of: list(conditionSketch) }),
  ]),
)

const expressionSketch: z.ZodMiniType<Expression> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.object({ op: z.literal('value'), value: amount }),
    z.object({ op: z.enum(['answer', 'count', 'months']), item: name }),
    z.object({ op: z.literal('computed'), id: name }),
    z.object({ op: z.enum(['sum', 'difference', 'product', 'quotient']), of: list(expressionSketch) }),
  ]),
)

const computedSketch: z.ZodMiniType<Computed> = z.object({ id: name, label: words, unit: z.optional(words), value: expressionSketch })

const common = {
  id: name,
  label: words,
  help: z.optional(words),
  required: z.boolean(),
  requiredIf: z.optional(conditionSketch),
  declinable: z.optional(z.boolean()),
  showIf: z.optional(conditionSketch),
  prefill: z.optional(name),
  lastYear: z.optional(z.boolean()),
}
const options = list(z.object({ code: name, label: words, exclusive: z.optional(z.boolean()), text: z.optional(z.boolean()) }))
const shuffle = z.optional(z.boolean())
const maybe = z.optional(amount)

const itemSketch: z.ZodMiniType<Item> = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('single'), options, shuffle }),
  z.object({ ...common, type: z.literal('multi'), options, shuffle, maxChoices: maybe }),
  z.object({ ...common, type: z.literal('number'), min: maybe, max: maybe, step: maybe, unit: z.optional(words) }),
  z.object({ ...common, type: z.literal('text'), maxLength: amount }),
  z.object({ ...common, type: z.literal('longText'), maxLength: amount }),
  z.object({ ...common, type: z.literal('yearMonth'), min: z.optional(name), max: z.optional(name) }),
  z.object({ ...common, type: z.literal('country') }),
  z.object({ ...common, type: z.literal('prefecture') }),
  z.object({ ...common, type: z.literal('jobType') }),
  z.object({ ...common, type: z.literal('researchField'), level: z.enum(['large', 'small']) }),
  // Nothing is drawn beyond what an item may have: a scale of a million steps would stop whoever looks at it.
  z.object({
    ...common,
    type: z.literal('scale'),
    from: z.number().check(z.gte(0), z.lte(10)),
    to: z.number().check(z.gte(0), z.lte(10)),
    low: words,
    high: words,
  }),
  z.object({ ...common, type: z.literal('matrix'), rows: list(z.object({ id: name, label: words })), options }),
])

const hasFewItems = (sketch: { pages: readonly { items: readonly unknown[] }[] }): boolean =>
  sketch.pages.reduce((count, { items }) => count + items.length, 0) <= maxItems

/** Its type is that of a definition: what is not filled is an empty text or an empty list. */
export const sketchSchema: z.ZodMiniType<Definition> = z
  .object({
    id: z.string().check(z.regex(/^[a-z][a-zA-Z0-9_]{0,31}$/)),
    version: z.int().check(z.gte(1)),
    title: words,
    sections: list(z.object({ id: name, title: words })),
    pages: list(z.object({ id: name, section: name, items: z.array(itemSketch).check(z.maxLength(maxItems)) })),
    computed: z.optional(list(computedSketch)),
  })
  .check(z.refine(hasFewItems))

/** A sketch as it would be published: a text that is optional and empty in both languages is no text. */
export function finished(sketch: Definition): Definition {
  const pages = sketch.pages.map((page) => ({ ...page, items: page.items.map(finishedItem) }))
  const computed = sketch.computed?.map((each) => withoutBlank(each, 'unit'))
  const { computed: _, ...rest } = sketch
  return computed && computed.length > 0 ? { ...rest, pages, computed } : { ...rest, pages }
}

function finishedItem(item: Item): Item {
  const helped = withoutBlank(item, 'help')
  return helped.type === 'number' ? withoutBlank(helped, 'unit') : helped
}

function withoutBlank<K extends string, T extends { [key in K]?: { ja: string; en: string } | undefined }>(part: T, key: K): T {
  const words = part[key]
  if (words === undefined || words.ja.trim() !== '' || words.en.trim() !== '') return part
  const rest = { ...part }
  delete rest[key]
  return rest
}
