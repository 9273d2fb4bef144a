import { type Json, sameJson } from '../json.ts'
import type { Definition, Item } from './definition.ts'
import { itemsOf } from './evaluate.ts'

/**
 * How an item differs between two versions. `words`: any text of it, in either language. `options` and `rows`: some were
 * added or are gone. `range`: what answers are taken. `rule`: who is asked, and whether they have to answer. `offer`: what
 * is filled in beforehand, and in which order options are shown. `moved`: it stands elsewhere among those that stayed.
 */
export const itemAspects = ['type', 'words', 'options', 'rows', 'range', 'rule', 'offer', 'moved'] as const
export type ItemAspect = (typeof itemAspects)[number]

export type ItemChange =
  | { kind: 'added'; id: string; after: Item }
  | { kind: 'removed'; id: string; before: Item }
  | {
      kind: 'changed'
      id: string
      before: Item
      after: Item
      aspects: ItemAspect[]
      /** Codes of options, or ids of a matrix's rows, that are gone and that are new. */
      gone: string[]
      added: string[]
    }

/** What changed from one version of a questionnaire to another. Empty lists and false everywhere: nothing a person meets. */
export interface DefinitionChange {
  title: boolean
  /** Ids of sections that were added, are gone or bear another title. */
  sections: string[]
  /** In the order of the newer version; what is gone comes last. */
  items: ItemChange[]
  /** Ids of computed values that were added, are gone or are worked out in another way. */
  computed: string[]
}

const same = (a: unknown, b: unknown): boolean => sameJson((a ?? null) as Json, (b ?? null) as Json)
const pick = (item: Item, ...names: string[]): unknown[] => names.map((name) => (item as unknown as Record<string, unknown>)[name] ?? null)
const optionsOf = (item: Item) => ('options' in item ? item.options : [])
const rowsOf = (item: Item) => (item.type === 'matrix' ? item.rows : [])

const wordsOf = (item: Item): unknown => [
  ...pick(item, 'label', 'help', 'unit', 'low', 'high'),
  // Texts of what is there in one version alone are told as added or gone.
  Object.fromEntries(optionsOf(item).map(({ code, label }) => [code, label])),
  Object.fromEntries(rowsOf(item).map(({ id, label }) => [id, label])),
]
const rangeOf = (item: Item): unknown => [
  ...pick(item, 'min', 'max', 'step', 'maxLength', 'maxChoices', 'from', 'to', 'level'),
  optionsOf(item).flatMap(({ code, exclusive, text }) => (exclusive || text ? [[code, exclusive ?? false, text ?? false]] : [])),
]

/** The words of both, cut down to the options and rows that both have. */
function sameWords(before: Item, after: Item): boolean {
  const shared = (names: readonly string[], others: readonly string[]) => names.filter((name) => others.includes(name))
  const codes = shared(optionsOf(before).map(({ code }) => code), optionsOf(after).map(({ code }) => code))
  const rows = shared(rowsOf(before).map(({ id }) => id), rowsOf(after).map(({ id }) => id))
  const cut = (item: Item) =>
    ({
      ...item,
      ...('options' in item ? { options: item.options.filter(({ code }) => codes.includes(code)) } : {}),
      ...('rows' in item ? { rows: item.rows.filter(({ id }) => rows.includes(id)) } : {}),
    }) as Item
  return same(wordsOf(cut(before)), wordsOf(cut(after)))
}

const missing = (names: readonly string[], from: readonly string[]) => names.filter((name) => !from.includes(name))

function compare(before: Item, after: Item, moved: boolean): ItemChange | null {
  const [oldCodes, newCodes] = [before, after].map((item) => optionsOf(item).map(({ code }) => code)) as [string[], string[]]
  const [oldRows, newRows] = [before, after].map((item) => rowsOf(item).map(({ id }) => id)) as [string[], string[]]
  const differs: Record<ItemAspect, boolean> = {
    type: before.type !== after.type,
    words: !sameWords(before, after),
    options: !same(oldCodes, newCodes),
    rows: !same(oldRows, newRows),
    range: !same(rangeOf(before), rangeOf(after)),
    rule: !same(pick(before, 'required', 'requiredIf', 'declinable', 'showIf'), pick(after, 'required', 'requiredIf', 'declinable', 'showIf')),
    offer: !same(pick(before, 'prefill', 'lastYear', 'shuffle'), pick(after, 'prefill', 'lastYear', 'shuffle')),
    moved,
  }
  const aspects = itemAspects.filter((aspect) => differs[aspect])
  if (aspects.length === 0) return null
  const gone = [...missing(oldCodes, newCodes), ...missing(oldRows, newRows)]
  const added = [...missing(newCodes, oldCodes), ...missing(newRows, oldRows)]
  return { kind: 'changed', id: after.id, before, after, aspects, gone, added }
}

/**
 * The ids of a longest run that keeps its order in both versions; the others moved. Of 500 questions it takes a moment,
 * and is asked by the office and once at an opening.
 */
function keptInOrder(before: readonly string[], after: readonly string[]): Set<string> {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1) {
    const line = lengths[row] as Uint16Array
    for (let column = after.length - 1; column >= 0; column -= 1) {
      line[column] = before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const kept = new Set<string>()
  for (let row = 0, column = 0; row < before.length && column < after.length; ) {
    const id = before[row]
    if (id !== undefined && id === after[column]) {
      kept.add(id)
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return kept
}

/** The ids that are in one of two lists alone, or in both with another content. */
function changedIds<T extends { id: string }>(before: readonly T[], after: readonly T[]): string[] {
  const old = new Map(before.map((each) => [each.id, each]))
  const now = new Set(after.map(({ id }) => id))
  return [...after.filter((each) => !same(old.get(each.id), each)).map(({ id }) => id), ...before.filter(({ id }) => !now.has(id)).map(({ id }) => id)]
}

/** What changed from one version to another, whatever the two are. */
export function whatChanged(before: Definition, after: Definition): DefinitionChange {
  const [old, now] = [itemsOf(before), itemsOf(after)]
  const oldItems = new Map(old.map((item) => [item.id, item]))
  const nowIds = new Set(now.map(({ id }) => id))
  const kept = keptInOrder(
    old.map(({ id }) => id).filter((id) => nowIds.has(id)),
    now.map(({ id }) => id).filter((id) => oldItems.has(id)),
  )
  const changes = now.flatMap((item): ItemChange[] => {
    const earlier = oldItems.get(item.id)
    if (!earlier) return [{ kind: 'added', id: item.id, after: item }]
    const change = compare(earlier, item, !kept.has(item.id))
    return change ? [change] : []
  })
  const removed = old.filter(({ id }) => !nowIds.has(id)).map((item): ItemChange => ({ kind: 'removed', id: item.id, before: item }))
  return {
    title: !same(before.title, after.title),
    sections: changedIds(before.sections, after.sections),
    items: [...changes, ...removed],
    computed: changedIds(before.computed ?? [], after.computed ?? []),
  }
}
