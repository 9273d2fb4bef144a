import type { Kept, Notebook } from '../../device/device.ts'
import { isUnasked, settleUnasked } from '../../domain/posting/kept.ts'

/**
 * Settles what two devices of one person made of the same act, and the person wrote neither: the copies of a posting that
 * was kept on both. `found`: conflicts about kept postings.
 */
export async function settleUnaskedOnes(book: Notebook, found: readonly Kept[]): Promise<void> {
  for (const { entry, current } of found) {
    const { field } = entry.about
    if (isUnasked(field)) await book.settle(entry.id, settleUnasked(field, current.value, entry.loser.value))
  }
}
