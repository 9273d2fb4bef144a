import type { Json } from '../domain/json.ts'
import type { ConflictRow } from './change.ts'

/**
 * What the server keeps of a notebook. Two things are kept apart on purpose: `id` and `based` say what knew of what,
 * `rev` says only where a row stands in the feed. One counter for both would raise false conflicts whenever a row moves
 * in the feed without a new value.
 */

/** The value of one field. */
export interface Register {
  type: string
  record: string
  field: string
  value: Json
  /** The change that made the value. */
  id: string
  /** What that change named as its ground, told to devices so that they can offer it again. */
  based: string[]
  /** Ids that need no further word: superseded by this value, or kept in a conflict entry. Newest first, at most `maxHistory`. */
  history: string[]
  /** Changes that brought the same value without knowing of this one: naming them is as good as naming `id`. */
  same: string[]
  at: number
  device: string
  rev: number
}

/** A removed record. Its registers stay beside it, so that an edit the remover had not seen can bring it back whole. */
export interface Tombstone {
  type: string
  record: string
  id: string
  seen: Record<string, string[]>
  at: number
  device: string
  rev: number
}

/** A value that lost without having been seen; `settledBy` names the change that settled it. */
export interface Conflict {
  id: string
  about: ConflictRow['about']
  loser: ConflictRow['loser']
  winner: string
  rev: number
  settledBy: string | null
}

/** Everything a decision about one record needs. `conflicts` holds the settled ones too. */
export interface RecordState {
  registers: ReadonlyMap<string, Register>
  tombstone: Tombstone | null
  conflicts: readonly Conflict[]
}

/** How many ids a register remembers. Redelivery is caught by the journal of changes; this serves restored servers. */
export const maxHistory = 64

/** The device under whose name the office and the server itself write. */
export const officeDevice = 'office'

/** One row to be stored in place of the one with the same key. A register's `rev` may be unchanged: nothing to tell. */
export type Write =
  | { kind: 'register'; register: Register }
  | { kind: 'tombstone'; tombstone: Tombstone }
  | { kind: 'revived'; type: string; record: string }
  | { kind: 'conflict'; conflict: Conflict }
