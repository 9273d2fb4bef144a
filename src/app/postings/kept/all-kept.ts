import type { Notebook } from '../../../device/device.ts'
import { keptType } from '../../../domain/posting/keep.ts'
import { type KeptPosting, readKept } from '../../../domain/posting/kept.ts'

/** Every kept posting of the notebook. */
export const readAllKept = async (book: Pick<Notebook, 'list'>): Promise<KeptPosting[]> =>
  [...(await book.list(keptType))].map(([id, fields]) => readKept(id, (field) => fields.get(field)?.value))
