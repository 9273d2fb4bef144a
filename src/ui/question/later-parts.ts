import type { Definition, Item, ItemOf } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { onceLoaded } from './once-loaded.ts'

/** The big table of research fields, with what offers and names them. */
export const fieldTable = onceLoaded(() => import('./field-table.ts'))

/** The kinds of question that no questionnaire begins with. */
export const laterKinds = onceLoaded(() => import('./LaterQuestion.tsx'))
export type LaterItem = ItemOf<'matrix' | 'scale' | 'yearMonth' | 'text' | 'longText'>

/** Longer texts than this get several lines. */
const oneLine = 100

/** Whether an item is of a later kind; a text is when it takes several lines. */
export const isLater = (item: Item): item is LaterItem =>
  item.type === 'text' ? item.maxLength > oneLine : ['matrix', 'scale', 'yearMonth', 'longText'].includes(item.type)

/** Loads what the questions of a questionnaire need beyond the common kinds, so that none of them waits. */
export async function loadKindsOf(definition: Definition): Promise<void> {
  const items = itemsOf(definition)
  await Promise.all([
    items.some(isLater) && laterKinds.ready(),
    items.some(({ type }) => type === 'researchField') && fieldTable.ready(),
  ])
}
