import { keptStories } from '../../api/stories.ts'
import type { Kept, Notebook } from '../../device/device.ts'
import { isUnasked, settleUnasked } from '../../domain/posting/kept.ts'
import { settleKept } from '../../domain/story/keep.ts'

/**
 * Settles what two devices of one person made of the same act, and the person wrote neither: the copies of a posting that
 * was kept on both, and since when a story is kept. `found`: conflicts about kept postings and about settings.
 */
export async function settleUnaskedOnes(book: Pick<Notebook, 'settle'>, found: readonly Kept[]): Promise<void> {
  for (const { entry, current } of found) {
    const { type, record, field } = entry.about
    if (type === keptStories.type) {
      if (record === keptStories.record && field !== '') await book.settle(entry.id, settleKept(current.value, entry.loser.value))
    } else if (isUnasked(field)) await book.settle(entry.id, settleUnasked(field, current.value, entry.loser.value))
  }
}
