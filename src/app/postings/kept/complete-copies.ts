import { type Notebook, nothingRead } from '../../../device/device.ts'
import { copyOf, keptType } from '../../../domain/posting/keep.ts'
import { completes, type KeptPosting, type Published } from '../../../domain/posting/kept.ts'
import { asValue } from './keeping.ts'
import { publishedOf } from './published.ts'

/**
 * Gives copies that were kept while only the headings were on this phone the texts that are here by now: they may be gone
 * tomorrow. Rejects when they can't be stored.
 */
export async function completeCopies(book: Notebook, all: readonly KeptPosting[], published: ReadonlyMap<string, Published>): Promise<void> {
  for (const { id, copy } of all) {
    const { posting } = publishedOf(published, id)
    if (copy === null || !completes(copy, posting)) continue
    const whole = { ...copyOf(posting, { edition: copy.edition, madeAt: copy.at }), heading: copy.heading }
    const over = (await book.read(keptType, id)).get('copy') ?? nothingRead
    await book.write({ type: keptType, record: id, field: 'copy', value: asValue(whole), over })
  }
}
