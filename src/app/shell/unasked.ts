import { effect } from '@preact/signals'
import { isUnasked, keptType, settleUnasked } from '../../domain/posting/kept.ts'
import { notebook } from './device.ts'
import { kept } from './kept.ts'

/**
 * Settles what two devices of one person made of the same act, and the person wrote neither: the copies of a posting that
 * was kept on both. Call once.
 */
export function followUnasked(): void {
  effect(() => {
    const book = notebook.value
    for (const { entry, current } of kept.value) {
      const { type, field } = entry.about
      if (!book || type !== keptType || !isUnasked(field)) continue
      book
        .settle(entry.id, settleUnasked(field, current.value, entry.loser.value))
        .catch((error: unknown) => console.warn('two copies of a posting could not be settled', error))
    }
  })
}
