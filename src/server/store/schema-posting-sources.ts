/** Where postings are fetched from by themselves. */
export interface PostingSourceTable {
  id: string
  rev: number
  name: string
  address: string
  kind: 'csv' | 'json-ld'
  /** Whether its file is the whole list, so that what it names no more is withdrawn. */
  whole: 0 | 1
  /** In hours. */
  every: number
  active: 0 | 1
  /** What the server there called the file that was taken in last. */
  etag: string | null
  lastModified: string | null
  dueAt: string
  lastAt: string | null
  /** See `pullOutcomeSchema`. */
  lastOutcome: string | null
  createdAt: string
  updatedAt: string
}
