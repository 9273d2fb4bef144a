import fc from 'fast-check'
import type { Answer } from '../../../../src/domain/questionnaire/answers.ts'
import type { Computed, Condition, Definition, Expression, Item } from '../../../../src/domain/questionnaire/definition.ts'
import { fieldsOf, itemsOf } from '../../../../src/domain/questionnaire/evaluate.ts'
import { coded, field, longText, matrix, month, multi, number, options, questionnaire, scale, single, text } from './build.ts'

/** Arbitrary questionnaires and drafts. Most are well typed, so that many pass the checker; many do not. */

const codes = ['a', 'b', 'c'] as const
const someCodes = fc.subarray([...codes], { minLength: 1 })
const monthText = fc.tuple(fc.integer({ min: 2014, max: 2028 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
/** Drops the members that are undefined, as JSON does. */
const present = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }

const common = fc.record({ required: fc.boolean(), declinable: maybe(fc.boolean()) })
const choiceOptions = fc.tuple(someCodes, someCodes, someCodes).map(([given, alone, words]) =>
  options(...given.map((code) => ({ code, exclusive: alone.includes(code) && alone.length === 1, text: words.includes(code) }))))

const itemKinds: fc.Arbitrary<(id: string) => Item>[] = [
  fc.tuple(common, choiceOptions).map(([given, options]) => (id) => single(id, { ...present(given), options })),
  fc.tuple(common, choiceOptions, maybe(fc.integer({ min: 1, max: 3 })))
    .map(([given, options, maxChoices]) => (id) => multi(id, { ...present({ ...given, maxChoices }), options })),
  fc.tuple(common, fc.record({
    min: maybe(fc.integer({ min: -20, max: 20 }).map((n) => n / 4)), max: maybe(fc.integer({ min: -20, max: 20 }).map((n) => n / 4)),
    step: maybe(fc.constantFrom(0.1, 0.25, 1, 3)),
  })).map(([given, range]) => (id) => number(id, { ...present(given), ...present(range) })),
  fc.tuple(common, fc.record({ min: maybe(monthText), max: maybe(monthText) }))
    .map(([given, range]) => (id) => month(id, { ...present(given), ...present(range) })),
  common.map((given) => (id) => text(id, present(given))),
  fc.tuple(common, fc.constantFrom('country' as const, 'prefecture' as const, 'jobType' as const))
    .map(([given, type]) => (id) => coded(id, type, present(given))),
  common.map((given) => (id) => matrix(id, present(given))),
  fc.tuple(common, fc.record({ from: fc.integer({ min: 0, max: 1 }), to: fc.integer({ min: 2, max: 4 }) }))
    .map(([given, ends]) => (id) => scale(id, { ...present(given), ...ends })),
  common.map((given) => (id) => longText(id, present(given))),
  fc.tuple(common, fc.constantFrom('large' as const, 'small' as const))
    .map(([given, level]) => (id) => field(id, { ...present(given), level })),
]

/** What a condition says, before it is known which questions stand before it. */
type Recipe = (earlier: Item[]) => Condition | undefined
const leafRecipe: fc.Arbitrary<Recipe> = fc
  .record({ on: fc.nat(20), negative: fc.boolean(), exact: fc.boolean(), pick: fc.nat(7), compare: fc.constantFrom('<', '<=', '>', '>=' as const), months: fc.integer({ min: -20, max: 60 }), value: fc.integer({ min: -24, max: 24 }) })
  .map(({ on, negative, exact, pick, compare, months, value }) => (earlier) => {
    const sayable = earlier.filter((item) => !['text', 'longText', 'matrix'].includes(item.type))
    const item = sayable[on % Math.max(sayable.length, 1)]
    if (item === undefined) return undefined
    if (item.type === 'number' || item.type === 'scale') return { op: 'compare', item: item.id, compare, value: value / 4 }
    if (item.type === 'yearMonth') return { op: 'monthsSince', item: item.id, compare, months }
    const known = item.type === 'country' ? ['JP', 'FR'] : item.type === 'prefecture' ? ['00001', '00013'] : item.type === 'jobType'
      ? ['00015', '99999'] : item.type === 'researchField' ? (item.level === 'large' ? ['00189', '00289'] : ['38010', '40010'])
      : 'options' in item ? item.options.map((option) => option.code) : []
    const values = known.filter((_, index) => ((pick + 1) >> index) & 1)
    const chosen = values.length > 0 ? values : known.slice(0, 1)
    if (item.type === 'multi') return { op: negative ? 'hasNone' : 'hasAny', item: item.id, values: chosen }
    const [first = ''] = chosen
    return exact ? { op: 'eq', item: item.id, value: first } : { op: negative ? 'notIn' : 'in', item: item.id, values: chosen }
  })
const recipe: fc.Arbitrary<Recipe> = fc.oneof(
  { weight: 3, arbitrary: leafRecipe },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('all', 'any' as const), fc.array(leafRecipe, { minLength: 1, maxLength: 3 }))
      .map(([op, parts]): Recipe => (earlier) => {
        const of = parts.map((part) => part(earlier)).filter((part) => part !== undefined)
        return of.length === 0 ? undefined : { op, of }
      }),
  },
)

/** A computed value of the items there are, and of the values before it. */
function computedOf(id: string, items: Item[], before: Computed[], { op, picks }: { op: 'sum' | 'difference' | 'product' | 'quotient'; picks: number[] }): Computed {
  const parts = [
    ...items.flatMap((item): Expression[] =>
      item.type === 'number' || item.type === 'scale' ? [{ op: 'answer', item: item.id }]
      : item.type === 'multi' ? [{ op: 'count', item: item.id }] : item.type === 'yearMonth' ? [{ op: 'months', item: item.id }] : []),
    ...before.map((one): Expression => ({ op: 'computed', id: one.id })),
    { op: 'value', value: 2 } as const,
  ]
  const of = picks.map((pick) => parts[pick % parts.length]).filter((part) => part !== undefined)
  return { id, label: { ja: '値', en: 'Value' }, value: { op, of } }
}

function assemble(specs: { make: (id: string) => Item; asked: Recipe | undefined; needed: Recipe | undefined; withLast: boolean }[]): Definition {
  const items: Item[] = []
  const pages: Item[][] = []
  for (const [index, { make, asked, needed, withLast }] of specs.entries()) {
    const [showIf, made] = [asked?.(items), make(`q${index}`)]
    const requiredIf = made.required ? undefined : needed?.(items)
    const item = { ...made, ...(showIf === undefined ? {} : { showIf }), ...(requiredIf === undefined ? {} : { requiredIf }) }
    items.push(item)
    const last = pages.at(-1)
    if (withLast && last !== undefined) last.push(item)
    else pages.push([item])
  }
  return questionnaire(...pages)
}

const computing = fc.array(
  fc.record({
    op: fc.constantFrom('sum', 'difference', 'product', 'quotient' as const),
    picks: fc.array(fc.nat(20), { minLength: 2, maxLength: 3 }),
    compare: fc.constantFrom('<', '<=', '>', '>=' as const),
    value: fc.integer({ min: -8, max: 24 }),
  }),
  { maxLength: 2 },
)

const definitionOf = (kinds: fc.Arbitrary<(id: string) => Item>[], maxLength: number, computes = false): fc.Arbitrary<Definition> =>
  fc.tuple(
    fc.array(
      fc.record({
        make: fc.oneof(...kinds), asked: fc.option(recipe, { nil: undefined }), needed: fc.option(recipe, { nil: undefined, freq: 2 }),
        withLast: fc.boolean(),
      }),
      { minLength: 1, maxLength },
    ),
    computes ? computing : fc.constant([]),
  ).map(([specs, values]) => {
    const definition = assemble(specs)
    if (values.length === 0) return definition
    const computed: Computed[] = []
    const items = itemsOf(definition)
    for (const [index, value] of values.entries()) computed.push(computedOf(`v${index}`, items, computed, value))
    // Each value decides about a last page of its own, behind everything it can be made of.
    const more = values.map(({ compare, value }, index) =>
      questionnaire(text(`w${index}`, { showIf: { op: 'compare', item: `v${index}`, compare, value } })).pages)
    return { ...definition, pages: [...definition.pages, ...more.flat()], computed }
  })

/** Questionnaires of up to eight questions of every kind. */
export const anyDefinition = definitionOf(itemKinds, 8, true)
/** Questionnaires of up to four questions with so few answers that all can be tried. */
export const smallDefinition = definitionOf(itemKinds.slice(0, 2), 4)

/** Plausible answers of an item, right and wrong. */
export function plausible(item: Item): fc.Arbitrary<Answer> {
  const declined = fc.constant<Answer>({ declined: true })
  const chosen = fc.subarray([...codes])
  switch (item.type) {
    case 'single': return fc.oneof(fc.constantFrom<Answer>(...codes, { choices: ['a'] }), declined)
    case 'multi': return fc.oneof(chosen.map((choices): Answer => ({ choices })),
      chosen.map((choices): Answer => ({ choices, text: { a: '言葉', b: ' ' } })), declined)
    case 'number': return fc.oneof(fc.integer({ min: -24, max: 24 }).map((n) => n / 4), fc.constant('3x'), declined)
    case 'yearMonth': return fc.oneof(monthText, fc.constant('2024-'), declined)
    case 'scale': return fc.oneof(fc.integer({ min: -1, max: 6 }), declined)
    case 'researchField': return fc.oneof(fc.constantFrom('00189', '00289', '38010', '40010', '38011'), declined)
    case 'text': case 'longText': return fc.oneof(fc.constantFrom('はい', ' ', '長すぎる文章をここに書きました'), declined)
    case 'country': return fc.oneof(fc.constantFrom('JP', 'FR', 'XX'), declined)
    case 'prefecture': return fc.oneof(fc.constantFrom('00001', '00013', '00047', '13'), declined)
    case 'jobType': return fc.oneof(fc.constantFrom('00015', '99999', '00011', 'x'), declined)
    default: return fc.oneof(fc.constantFrom('1', '2', '3'), declined)
  }
}

/** A draft of plausible answers to some of the fields. */
export const draftOf = (definition: Definition): fc.Arbitrary<Record<string, Answer | null | undefined>> =>
  fc.record(
    Object.fromEntries(itemsOf(definition).flatMap((item) =>
      fieldsOf(item).map((field) => [field, fc.oneof({ weight: 9, arbitrary: plausible(item) }, { weight: 1, arbitrary: fc.constant(null) })]))),
    { requiredKeys: [] },
  )
