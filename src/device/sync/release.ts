import type { NotebookDatabase } from '../storage/notebook-database.ts'

/** Offers changes again that were held back, since the server may know more by now. Answers how many there were. */
export const releaseHeld = (database: NotebookDatabase): Promise<number> =>
  database.pending.filter((entry) => entry.held === true).modify({ held: false })
