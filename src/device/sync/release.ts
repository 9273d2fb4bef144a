import type { NotebookDatabase } from '../storage/notebook-database.ts'

/** Offers changes again that were held back: the server may know more by now. */
export const releaseHeld = (database: NotebookDatabase): Promise<unknown> =>
  database.pending.filter((entry) => entry.held === true).modify({ held: false })
