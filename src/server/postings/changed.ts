import { putMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'

/**
 * Notes, in the transaction of whatever changed a posting, that the postings are others than those that were published:
 * the job that publishes them compares this instant with that of its edition.
 */
export const changed = (tx: Tx, now: number): Promise<void> => putMeta(tx, 'postings-changed', new Date(now).toISOString())
