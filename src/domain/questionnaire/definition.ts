import * as z from 'zod/mini'
import { bilingualSchema } from '../language.ts'

/**
 * A questionnaire is data, never code: bilingual items on pages, with rules as a small syntax tree. A published
 * version is frozen; the same schema is read by phone, server and office.
 */

const nameSchema = z.string().check(z.regex(/^[a-z][a-zA-Z0-9_]{0,31}$/))
const codeSchema = z.string().check(z.regex(/^[A-Za-z0-9_]{1,32}$/))
const yearMonthText = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))

export const comparisons = ['<', '<=', '>', '>='] as const
export type Comparison = (typeof comparisons)[number]

/**
 * When an item is asked. Each leaf speaks of an item that stands earlier. Any condition on an item that is
 * unanswered, declined or hidden is false, `notIn` and `hasNone` too: nobody is asked on the strength of a silence.
 */
export type Condition =
  | { op: 'eq'; item: string; value: string }
  | { op: 'in' | 'notIn'; item: string; values: string[] }
  | { op: 'hasAny' | 'hasNone'; item: string; values: string[] }
  | { op: 'monthsSince'; item: string; compare: Comparison; months: number }
  /** Of a number, a scale, or a computed value, which is named by its own id. */
  | { op: 'compare'; item: string; compare: Comparison; value: number }
  | { op: 'all' | 'any'; of: Condition[] }

export const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.object({ op: z.literal('eq'), item: nameSchema, value: codeSchema }),
    z.object({ op: z.enum(['in', 'notIn']), item: nameSchema, values: z.array(codeSchema).check(z.minLength(1)) }),
    z.object({ op: z.enum(['hasAny', 'hasNone']), item: nameSchema, values: z.array(codeSchema).check(z.minLength(1)) }),
    z.object({
      op: z.literal('monthsSince'),
      item: nameSchema,
      compare: z.enum(comparisons),
      months: z.int(),
    }),
    z.object({ op: z.literal('compare'), item: nameSchema, compare: z.enum(comparisons), value: z.number() }),
    z.object({ op: z.enum(['all', 'any']), of: z.array(conditionSchema).check(z.minLength(1)) }),
  ]),
)

/**
 * What a computed value is made of. A part that has no number (unanswered, declined, hidden) leaves the whole without
 * one. `count` is how many options of a multiple choice are ticked, `months` how many have passed since a month, up to
 * the campaign's reference date.
 */
export type Expression =
  | { op: 'value'; value: number }
  | { op: 'answer' | 'count' | 'months'; item: string }
  | { op: 'computed'; id: string }
  | { op: 'sum' | 'difference' | 'product' | 'quotient'; of: Expression[] }

export const expressionSchema: z.ZodMiniType<Expression> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.object({ op: z.literal('value'), value: z.number() }),
    z.object({ op: z.enum(['answer', 'count', 'months']), item: nameSchema }),
    z.object({ op: z.literal('computed'), id: nameSchema }),
    z.object({ op: z.enum(['sum', 'difference', 'product', 'quotient']), of: z.array(expressionSchema).check(z.minLength(2)) }),
  ]),
)

/** A value that nobody is asked for: conditions, texts and the code book can speak of it. Never sent, always worked out anew. */
export const computedSchema = z.object({
  id: nameSchema,
  label: bilingualSchema,
  unit: z.optional(bilingualSchema),
  value: expressionSchema,
})
export type Computed = z.infer<typeof computedSchema>

/** One choice. `text` asks for a word of explanation beside it; `exclusive` unticks all others of a multiple choice. */
export const optionSchema = z.object({
  code: codeSchema,
  label: bilingualSchema,
  exclusive: z.optional(z.boolean()),
  text: z.optional(z.boolean()),
})
export type Option = z.infer<typeof optionSchema>

const common = {
  id: nameSchema,
  /** `${a3}` in a text stands for the answer to an earlier item, or for a computed value, in the reader's language. */
  label: bilingualSchema,
  help: z.optional(bilingualSchema),
  required: z.boolean(),
  /** Required only where this holds; `required` is false then. */
  requiredIf: z.optional(conditionSchema),
  /** Offers "prefer not to say", stored as `{declined: true}`; it satisfies `required`. */
  declinable: z.optional(z.boolean()),
  showIf: z.optional(conditionSchema),
  /** The notebook field the first answer is taken from, e.g. `profile.status`. */
  prefill: z.optional(z.string().check(z.regex(/^profile\.[a-zA-Z]+$/))),
  /** Offers the answer of the year before, marked as such. */
  lastYear: z.optional(z.boolean()),
}
const options = z.array(optionSchema).check(z.minLength(1))
const unitSchema = z.optional(bilingualSchema)
/** Shows the options in an order drawn for each person, the same at every look; "other" and what excludes the rest stay last. */
const shuffle = z.optional(z.boolean())

export const itemSchema = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('single'), options, shuffle }),
  z.object({ ...common, type: z.literal('multi'), options, shuffle, maxChoices: z.optional(z.int().check(z.positive())) }),
  /** With `step`, whole multiples of it are taken, counted from zero; without, any number. */
  z.object({
    ...common,
    type: z.literal('number'),
    min: z.optional(z.number()),
    max: z.optional(z.number()),
    step: z.optional(z.number().check(z.positive())),
    unit: unitSchema,
  }),
  /** `maxLength` counts code points, as the database does. */
  z.object({ ...common, type: z.literal('text'), maxLength: z.int().check(z.positive()) }),
  /** Written over several lines. */
  z.object({ ...common, type: z.literal('longText'), maxLength: z.int().check(z.positive()) }),
  /** Without `max` a month may not lie after the campaign's reference date. */
  z.object({ ...common, type: z.literal('yearMonth'), min: z.optional(yearMonthText), max: z.optional(yearMonthText) }),
  z.object({ ...common, type: z.literal('country') }),
  z.object({ ...common, type: z.literal('prefecture') }),
  z.object({ ...common, type: z.literal('jobType') }),
  /** A large field, or one of the small ones within them. */
  z.object({ ...common, type: z.literal('researchField'), level: z.enum(['large', 'small']) }),
  /** Whole numbers from one end to the other, each end with its word. */
  z.object({
    ...common,
    type: z.literal('scale'),
    from: z.int().check(z.gte(0), z.lte(1)),
    to: z.int().check(z.gte(2), z.lte(10)),
    low: bilingualSchema,
    high: bilingualSchema,
  }),
  /** A matrix is answered row by row; the field of a row is `item.row`. */
  z.object({
    ...common,
    type: z.literal('matrix'),
    rows: z.array(z.object({ id: codeSchema, label: bilingualSchema })).check(z.minLength(1)),
    options,
  }),
])
export type Item = z.infer<typeof itemSchema>
export type ItemOf<T extends Item['type']> = Extract<Item, { type: T }>

/** One screen. It is shown when at least one of its items is. */
export const pageSchema = z.object({
  id: nameSchema,
  section: nameSchema,
  items: z.array(itemSchema).check(z.minLength(1)),
})
export type Page = z.infer<typeof pageSchema>

export const definitionSchema = z.object({
  id: nameSchema,
  version: z.int().check(z.positive()),
  title: bilingualSchema,
  sections: z.array(z.object({ id: nameSchema, title: bilingualSchema })).check(z.minLength(1)),
  pages: z.array(pageSchema).check(z.minLength(1)),
  computed: z.optional(z.array(computedSchema)),
})
export type Definition = z.infer<typeof definitionSchema>
