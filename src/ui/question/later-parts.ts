import type { Definition, Item, ItemOf } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import type { CodeType } from './code-lists.ts'
import { onceLoaded } from './once-loaded.ts'

/** The big table of research fields, with what offers and names them. */
export const fieldTable = onceLoaded(() => import('./field-table.ts'))

/** The lists of countries, prefectures and job types, with what offers and names them. */
export const codeLists = onceLoaded(() => import('./code-lists.ts'))

/** The kinds of question besides choices, numbers and short texts. */
export const laterKinds = onceLoaded(() => import('./LaterQuestion.tsx'))
export type LaterItem = ItemOf<'matrix' | 'scale' | 'yearMonth' | 'text' | 'longText' | 'researchField' | CodeType>

const common: readonly Item['type'][] = ['single', 'multi', 'number', 'text']

/** Longer texts than this get several lines. */
const oneLine = 100

/** Whether an item is of a later kind; a text is when it takes several lines. */
export const isLater = (item: Item): item is LaterItem =>
  item.type === 'text' ? item.maxLength > oneLine : !common.includes(item.type)

/** Loads what the questions of a questionnaire need beyond the common kinds, so that none of them waits. */
export async function loadKindsOf(definition: Definition): Promise<void> {
  const items = itemsOf(definition)
  await Promise.all([
    items.some(isLater) && laterKinds.ready(),
    items.some(({ type }) => type === 'country' || type === 'prefecture' || type === 'jobType') && codeLists.ready(),
    items.some(({ type }) => type === 'researchField') && fieldTable.ready(),
  ])
}
