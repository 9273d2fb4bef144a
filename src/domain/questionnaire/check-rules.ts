import type { Bilingual } from '../language.ts'
import type { DefinitionProblem } from './check-definition.ts'
import { type Leaf, leavesOf, speaksOf } from './condition.ts'
import type { Definition, Expression, Item } from './definition.ts'
import { itemsOf } from './evaluate.ts'
import { hasBrokenReference, referencesIn } from './pipe.ts'
import { isChoice } from './read-answer.ts'
import { behind, conditionsOf } from './routing.ts'

/** Where everything stands that a rule may name. */
interface Names {
  definition: Definition
  items: readonly Item[]
  /** The place of an item among all. */
  places: ReadonlyMap<string, number>
  computed: ReadonlySet<string>
  /** What stands behind a name, found once: many rules may name the same long sum. */
  behind: (id: string) => ReadonlySet<string>
}

/** What is wrong in conditions, computed values and references in texts. */
export function checkRules(definition: Definition): DefinitionProblem[] {
  const items = itemsOf(definition)
  const known = new Map<string, ReadonlySet<string>>()
  const names: Names = {
    definition,
    items,
    places: new Map(items.map((item, index) => [item.id, index])),
    computed: new Set((definition.computed ?? []).map(({ id }) => id)),
    behind: (id) => {
      const found = known.get(id) ?? behind(definition, id)
      known.set(id, found)
      return found
    },
  }
  return [
    ...items.flatMap((item, place) => [
      ...(item.required && item.requiredIf ? [{ code: 'required-twice' as const, where: item.id }] : []),
      ...conditionsOf(item).flatMap(leavesOf).flatMap((leaf) => checkLeaf(names, item, place, leaf)),
      ...checkReferences(names, item, place),
    ]),
    ...checkComputed(names),
    ...strayReferences(definition, ''),
  ]
}

/** What is wrong with a name that an item at `place` speaks of: it must be known, and all behind it must stand earlier. */
function checkName({ behind, places, computed }: Names, where: string, place: number, detail: string): DefinitionProblem[] {
  if (detail === where) return [{ code: 'self-reference', where, detail }]
  if (!computed.has(detail) && !places.has(detail)) return [{ code: 'unknown-item', where, detail }]
  const late = [...behind(detail)].some((id) => (places.get(id) ?? -1) >= place)
  return late ? [{ code: 'forward-reference', where, detail }] : []
}

function checkLeaf(names: Names, item: Item, place: number, leaf: Leaf): DefinitionProblem[] {
  const [where, detail] = [item.id, leaf.item]
  const wrong = checkName(names, where, place, detail)
  if (wrong.length > 0) return wrong
  const on = names.items[names.places.get(detail) ?? -1]
  const fits = on === undefined ? leaf.op === 'compare' : speaksOf(leaf.op, on.type)
  if (!fits) return [{ code: 'type-mismatch', where, detail }]
  if (on === undefined || leaf.op === 'monthsSince' || leaf.op === 'compare') return []
  const values = leaf.op === 'eq' ? [leaf.value] : leaf.values
  return values
    .filter((value) => !isChoice(on, value))
    .map((value) => ({ code: 'unknown-value', where, detail: `${detail}=${value}` }))
}

/** The texts of an item that may refer to answers. */
const referring = ({ label, help }: Item): Bilingual[] => [label, help].filter((text) => text !== undefined)

function checkReferences(names: Names, item: Item, place: number): DefinitionProblem[] {
  const where = item.id
  return referring(item).flatMap((text): DefinitionProblem[] => {
    const [ja, en] = [referencesIn(text.ja), referencesIn(text.en)]
    const missing = [...ja.filter((id) => !en.includes(id)), ...en.filter((id) => !ja.includes(id))]
    return [
      ...([text.ja, text.en].some(hasBrokenReference) ? [{ code: 'broken-reference' as const, where }] : []),
      ...missing.map((detail) => ({ code: 'uneven-references' as const, where, detail })),
      ...[...new Set([...ja, ...en])].flatMap((detail): DefinitionProblem[] => {
        const wrong = checkName(names, where, place, detail)
        const isMatrix = names.items[names.places.get(detail) ?? -1]?.type === 'matrix'
        return wrong.length === 0 && isMatrix ? [{ code: 'type-mismatch', where, detail }] : wrong
      }),
    ]
  })
}

const reads: Record<Extract<Expression, { item: string }>['op'], readonly Item['type'][]> = {
  answer: ['number', 'scale'],
  count: ['multi'],
  months: ['yearMonth'],
}

function checkComputed({ definition, behind, items, places, computed }: Names): DefinitionProblem[] {
  return (definition.computed ?? []).flatMap(({ id: where, value }) => {
    const within = (expression: Expression): DefinitionProblem[] => {
      if ('of' in expression) return expression.of.flatMap(within)
      if (expression.op === 'value') return []
      if (expression.op === 'computed') {
        const detail = expression.id
        if (!computed.has(detail)) return [{ code: 'unknown-item', where, detail }]
        return behind(detail).has(where) ? [{ code: 'circular', where, detail }] : []
      }
      const detail = expression.item
      const on = items[places.get(detail) ?? -1]
      if (on === undefined) return [{ code: 'unknown-item', where, detail }]
      return reads[expression.op].includes(on.type) ? [] : [{ code: 'type-mismatch', where, detail }]
    }
    return within(value)
  })
}

/** References in texts that can't have any: only what an item asks, and the help with it, speaks of answers. */
function strayReferences(value: unknown, where: string): DefinitionProblem[] {
  if (typeof value !== 'object' || value === null) return []
  const isItem = 'type' in value && 'required' in value
  return Object.entries(value).flatMap(([key, member]): DefinitionProblem[] => {
    if (isItem && (key === 'label' || key === 'help')) return []
    const path = where === '' ? key : `${where}.${key}`
    if ((key === 'ja' || key === 'en') && typeof member === 'string') {
      return member.includes('${') ? [{ code: 'broken-reference', where: path }] : []
    }
    return strayReferences(member, path)
  })
}
