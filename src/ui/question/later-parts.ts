import type { Definition } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { onceLoaded } from './once-loaded.ts'

/** The big table of research fields, with what offers and names them. */
export const fieldTable = onceLoaded(() => import('./field-table.ts'))

/** Matrices and scales. */
export const rowKinds = onceLoaded(() => import('./row-kinds.ts'))

/** Loads what the questions of a questionnaire need beyond the common kinds, so that none of them waits. */
export async function loadKindsOf(definition: Definition): Promise<void> {
  const types = new Set(itemsOf(definition).map(({ type }) => type))
  await Promise.all([
    types.has('researchField') && fieldTable.ready(),
    (types.has('matrix') || types.has('scale')) && rowKinds.ready(),
  ])
}
