/** A role model's story as the office keeps it. Once it is withdrawn, all that it told is null. */
export interface StoryTable {
  id: string
  /** `reviewed`: read since it was written last. A story that is published and was changed since is a draft again. */
  state: 'draft' | 'reviewed' | 'published' | 'withdrawn'
  rev: number
  /** Invented, to show what stories look like. */
  sample: 0 | 1
  /** The registrant who wrote it; null: the office did. */
  account: string | null
  /** See `storyBodySchema`. */
  body: string | null
  /** What everybody reads now, as JSON of a `Story`; null: nobody reads it. */
  published: string | null
  /** The hash of the picture that the next publication shows. */
  picture: string | null
  /** See `storyConsentSchema`. */
  consent: string | null
  /** Who of the office wrote it last: their account, and their name then. */
  writtenBy: string | null
  writtenByName: string | null
  reviewedBy: string | null
  reviewedByName: string | null
  reviewedAt: string | null
  /** When it was published first; null: it never was, or not since its author's account was closed. */
  publishedAt: string | null
  withdrawnAt: string | null
  /** Why: the office withdrew it, its author took back the consent, or was erased. */
  withdrawnFor: 'office' | 'consent' | 'erased' | null
  createdAt: string
  updatedAt: string
}

/** A picture of a story. */
export interface PictureTable {
  /** SHA-256 of the file, in hexadecimal. */
  hash: string
  story: string
  type: 'image/webp' | 'image/jpeg'
  width: number
  height: number
  bytes: number
  /** The file as base64, which both kinds of database hold alike. */
  body: string
  createdAt: string
}

/** Somebody who was invited to write their story. */
export interface StoryInvitationTable {
  account: string
  /** The last time, and the account of whoever of the office did it. */
  invitedAt: string
  invitedBy: string
  times: number
}

/** What a registrant sent last of their own story. Once it is withdrawn, all that it told is gone. */
export interface SentStoryTable {
  account: string
  /** The story that it became; null once that is withdrawn. */
  story: string | null
  /** Counts the sendings and the withdrawals. */
  rev: number
  /** See `sendingHash`; empty once it is withdrawn. */
  hash: string
  /** See `storyBodySchema`. */
  body: string | null
  sentAt: string
  /** Since when it stands beside a text of the office that was written meanwhile; null: the office's story has it. */
  waitingSince: string | null
  withdrawnAt: string | null
  withdrawnFor: StoryTable['withdrawnFor']
}
