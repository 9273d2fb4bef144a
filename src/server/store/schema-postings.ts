/** A posting that the office took in. */
export interface PostingTable {
  id: string
  /** Which address or whose upload it came with: what a source does not name any more is withdrawn. */
  source: string
  state: 'open' | 'withdrawn'
  /** See `markOf`: of the posting as it will be published. */
  mark: string
  /** The edition it came with first; 0: it is in none yet. */
  since: number
  /** A `Posting` without `since`, as JSON. */
  body: string
  /** As in `body`, to find what is long over. */
  closesOn: string | null
  /** Who withdrew it; null: nobody. A list never brings back what the office withdrew. */
  withdrawnBy: 'list' | 'office' | null
  /** Its id, title and institution, folded, for the office to find it by; null: found by `body`. */
  words: string | null
  createdAt: string
  updatedAt: string
}

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

/** A file in which postings travel. */
export interface PieceTable {
  /** SHA-256 of the file, in hexadecimal. */
  hash: string
  /** The size of the file, and of what travels. */
  bytes: number
  gzipped: number
  /** The file, gzipped, as base64: so it is stored, and so it leaves. */
  body: string
  /** Since when the newest edition does not name it; null: it does. */
  unnamedAt: string | null
}

/** What somebody was told last of a saved search's new postings. What they ask for stands in their notebook. */
export interface AlertTable {
  account: string
  search: string
  /** Up to which edition of the postings, and on which day in Japan (`YYYY-MM-DD`), was looked last. */
  edition: number
  lookedOn: string
  /** When they were asked last whether they still want it, and when they last said so. */
  askedAt: string | null
  confirmedAt: string | null
}
