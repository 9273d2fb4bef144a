import { type Notebook, nothingRead, type Removed } from '../../../device/device.ts'
import type { Postings } from '../../../device/postings/postings.ts'
import type { Json } from '../../../domain/json.ts'
import { copyOf, keptType } from '../../../domain/posting/keep.ts'
import type { KeptCopy } from '../../../domain/posting/kept.ts'
import type { Posting } from '../../../domain/posting/posting.ts'

/** A copy as a value of the notebook. */
export const asValue = (copy: KeptCopy): Json => copy

/**
 * Keeps a posting with its own copy; `at`: now, in milliseconds. What was once kept and left comes back with what was
 * written beside it. Rejects when it can't be stored.
 */
export async function keep(book: Pick<Notebook, 'write'>, postings: Pick<Postings, 'here'>, posting: Posting, at: number): Promise<void> {
  const here = await postings.here()
  const moment = new Date(at).toISOString()
  const copy = copyOf(posting, here ?? { edition: posting.since, madeAt: moment })
  const write = (field: string, value: Json) => book.write({ type: keptType, record: posting.id, field, value, over: nothingRead })
  // The copy first: whatever comes in between, it is what must not be missing.
  await write('copy', asValue(copy))
  await write('state', 'interested')
  await write('keptAt', moment)
}

/** Stops keeping one; what it held comes back with `book.undo`. */
export const letGo = (book: Pick<Notebook, 'remove'>, id: string): Promise<Removed> => book.remove(keptType, id)
