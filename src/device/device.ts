import type { Role } from '../api/session.ts'
import type { Campaign } from '../domain/campaign.ts'
import type { Json } from '../domain/json.ts'
import type { Answers } from '../domain/questionnaire/answers.ts'
import type { Definition } from '../domain/questionnaire/definition.ts'
import type { Receipt } from '../domain/submission.ts'
import type { Change, ConflictRow } from '../sync/change.ts'
import type { Pending } from '../sync/pending.ts'
import type { Http } from './http.ts'

/**
 * What the app may ask of this phone. Nothing here waits for the network except what says so; whatever is awaited and
 * resolves has been written durably.
 */

/** Who signed in on this device. Stays until that person signs out here, whatever becomes of the session. */
export interface Person {
  account: string
  role: Role
  name: string
  email: string
  /** Whether the first sign-in is still to be gone through. */
  welcome?: boolean | undefined
  /** The campaign that alone is open to whoever came by an invitation's link: name and address are empty then. */
  scope?: string | undefined
}

/**
 * A value as it was shown, with the ids that the next write must name: its own first, then its ancestors, the last
 * one the server confirmed last. Hand back the reading that was on screen, not a newer one.
 */
export interface Reading {
  value: Json | undefined
  ids: readonly string[]
}
export const nothingRead: Reading = { value: undefined, ids: [] }

/** A record that was just removed here, with all it takes to bring it back as it was. */
export interface Removed {
  type: string
  record: string
  /** The id of the removal. */
  removal: string
  /** What was on screen. */
  fields: ReadonlyMap<string, Reading>
  /** Own changes that the removal made needless, as they stood in the queue. */
  unsaid: readonly Pending[]
}

/** A value that lost against another one without having been seen, kept until the person settles it. */
export interface Kept {
  entry: ConflictRow
  /** What stands now. */
  current: Reading
  /** Whether the kept value was written on this device. */
  ours: boolean
  /** When what stands was written, in milliseconds, and whether on this device (null: not known); null: nothing stands. */
  standing: { at: number; ours: boolean | null } | null
}

/** A change the server will never take, with its reason. */
export interface Refusal {
  /** The id of the change. */
  id: string
  change: Change
  code: string
}

/** A conflict that was just settled here, with all it takes to open it again. */
export interface Settled {
  kept: Kept
  choice: 'take' | 'dismiss'
  /** The changes that settled it. */
  changes: readonly string[]
  /** Own changes that had to give way, as they stood in the queue. */
  unsaid: readonly Pending[]
  /** When what settled it is sent, by this device's clock: until then it can be undone. */
  until: number
}

/** How a conflict, as it was read, is settled together with something else. */
export interface Decided {
  kept: Kept
  choice: Settled['choice']
}

/** Sealed answers on this device; `receipt` once the server has them. */
export interface Sealed {
  campaign: string
  definition: { id: string; version: number }
  answers: Answers
  sealedAt: string
  hash: string
  /** `unsent`: waits for a network. `refused`: the server named fields it can't take. `differs`: other answers were received first. */
  state: 'unsent' | 'received' | 'refused' | 'differs'
  receipt?: Receipt
  refused?: { field: string; code: string }[]
  /** The receipt whose answers these are to replace, by the person's own choice. */
  replaces?: Receipt
  /** When they differ: the answers that were received, once they were fetched; and whether those can't be replaced any more. */
  theirs?: { definition: { id: string; version: number }; answers: Answers }
  final?: boolean
}

/** What the status line is made from. Everything a person has to know about sync is in here. */
export interface SyncState {
  /** Changes and sealed answers that the server has not confirmed. */
  waiting: number
  /** When the oldest of them was made, by this device's clock, in milliseconds; null: none waits. */
  oldest?: number | null
  /** Changes the server refused: they stay on this device and in the export. */
  refused: number
  /** `idle` after a good pass; `offline` after a request that did not come back as it should. */
  phase: 'idle' | 'sending' | 'offline' | 'signed-out' | 'update-needed'
  /** The server's clock at the last valid answer, in milliseconds; null before the first. */
  lastReceived: number | null
  /** How far the server's clock is ahead of this device's, in milliseconds; left out when hardly, or when not known. */
  skew?: number
  /** False when writing to this device failed: what is on screen is not stored. */
  storing: boolean
  /** On a computer that others use: nothing stays here once its last tab is closed. */
  shared?: boolean
}

/** A failure that a person can meet; the app has a text for each code in both languages. */
export type DeviceProblem =
  | 'offline' | 'wrong-code' | 'too-many-tries' | 'too-many-codes' | 'too-many-requests' | 'bad-address' | 'sign-out-waits' | 'storage-failed'
  | 'passkey-cancelled' | 'passkey-impossible' | 'passkey-refused' | 'server-error'
export type Attempt<T, P = DeviceProblem> = { ok: true; value: T } | { ok: false; problem: P }

/** Who has proved who they are, and whether on a computer that others use. */
export interface Proved {
  person: Person
  shared: boolean
}

/** How a code is asked for. `shared`: on a computer that others use. `atHand`: the person has one already, none is mailed. */
export interface CodeWish {
  shared?: boolean
  atHand?: boolean
}

/** Where the browser lets a passkey be chosen; whether the computer is one that others use is asked once it was. */
export interface PasskeyUse {
  where: 'window' | 'field'
  shared: () => boolean
}

/** The signed-in person's notebook. */
export interface Notebook {
  person: Person
  /** Every field of one record as it stands here: received values under own unsent ones. */
  read(type: string, record: string): Promise<ReadonlyMap<string, Reading>>
  /** Every record of a type that is there, by its id, with every field of it. */
  list(type: string): Promise<ReadonlyMap<string, ReadonlyMap<string, Reading>>>
  /** Writes one field. `over` is the reading that was on screen. Resolves once durable, with what to write over next. */
  write(edit: { type: string; record: string; field: string; value: Json; over: Reading }): Promise<Reading>
  /** Removes a record with all its fields. Resolves once durable, with what `undo` takes. */
  remove(type: string, record: string): Promise<Removed>
  /** Brings a removed record back as it was; fields written since then stay. */
  undo(removed: Removed): Promise<void>
  /**
   * For who begins a removed record anew, knowing of its removal: what each field is to be written over, as far as this
   * device knows of it; nothing where it knows of none.
   */
  overRemoval(type: string, record: string): Promise<(field: string) => Reading>
  /** Every open conflict entry, with the value that stands now. */
  conflicts(): Promise<Kept[]>
  /** Changes the server will never take, with its reason. They stay here and in the export. */
  refusals(): Promise<Refusal[]>
  /**
   * `mend` puts what was refused back into its field, from where it is sent once it was changed there; `drop` lets it go.
   * False: it is not there any more.
   */
  mend(refusal: string, choice: 'mend' | 'drop'): Promise<boolean>
  /** How many changes of one record the server has not confirmed. */
  waiting(type: string, record: string): Promise<number>
  /**
   * `take` puts the kept value in place of the current one (about a record: removes it), `dismiss` lets it go; both reach
   * all devices. Resolves once durable, with what `reopen` takes; null when there was nothing left to settle.
   */
  settle(conflict: string, choice: 'take' | 'dismiss'): Promise<Settled | null>
  /** Undoes a settling as if it had never been. False when it is too late: what settled it was written over or sent. */
  reopen(settled: Settled): Promise<boolean>
  /** Seals the answers for sending, in one transaction with the mark that the draft is closed. */
  seal(campaign: Campaign, answers: Answers): Promise<Sealed>
  /** The sealed answers of a campaign, or a receipt that came from another device (then without answers). */
  sealed(campaign: string): Promise<Sealed | undefined>
  /**
   * Needs the network: fetches the answers that another device sent and keeps them here, beside those sealed here when
   * they differ. False: not now.
   */
  fetchSent(campaign: Campaign): Promise<boolean>
  /** Opens again what was sealed here and not received, as far as the server has told; a choice to replace is taken back. */
  unseal(campaign: string): Promise<void>
  /**
   * Settles which answers count when others were received first: `keep` those, or `replace` them with the ones sealed here.
   * `decided`: conflicts of the draft that this choice decides as well; one that reads otherwise by now stays open.
   */
  settleSeal(shown: Sealed, choice: 'keep' | 'replace', decided?: readonly Decided[]): Promise<void>
  /** Called after anything here changed, by this tab, another one, the worker or the network. */
  watch(listener: () => void): () => void
}

/** What the office published as last fetched; readable with no network. */
export interface Catalogue {
  /** The newest edition of a kind as it was fetched, to be parsed with its schema; undefined: none is here. */
  edition(kind: string): Promise<unknown>
  campaigns(): Promise<Campaign[]>
  questionnaire(name: { id: string; version: number }): Promise<Definition | undefined>
  /** Fetches editions that are newer than ours, and tells whoever watches. Rejects when they can't be stored. */
  refresh(): Promise<void>
  watch(listener: () => void): () => void
}

export interface StorageReport {
  persisted: boolean
  usage: number | null
  quota: number | null
}

/**
 * The door to the server for what needs the network: account, application, rights. Never throws for what a network
 * does; see `ask.ts` for what comes back.
 */
export type Door = Pick<Http, 'request'>

export interface Device {
  /** The notebook of whoever signed in here, or null. */
  notebook(): Notebook | null
  readonly catalogue: Catalogue
  sync(): SyncState
  /** Called when the person, the sync state or the sign-in step changed. */
  watch(listener: () => void): () => void
  /** Runs a sync pass soon; returns at once. */
  nudge(): void

  /** The address a code was asked for, kept over a reload, until signed in or given up; null: none. */
  codeAsked(): string | null
  /** Needs the network, unless the code is at hand. */
  askCode(email: string, wish?: CodeWish): Promise<Attempt<null>>
  /** Needs the network. Opens the person's notebook. */
  signIn(code: string): Promise<Attempt<Person>>
  /** Needs the network. Opens the notebook of whoever the chosen passkey belongs to. */
  signInWithPasskey(use: PasskeyUse): Promise<Attempt<Person>>
  forgetCode(): Promise<void>
  /** Opens the notebook of whoever `prove` gives, by another way in than these; closes what was open here. */
  enter<P>(prove: (door: Door) => Promise<Attempt<Proved, P>>): Promise<Attempt<Person, P | DeviceProblem>>
  /** Remembers something new about whoever is signed in here, as the server told it; every tab follows. */
  amend(news: Partial<Pick<Person, 'email' | 'welcome'>>): Promise<void>
  /** For what needs the network: pass it to `ask` in `ask.ts`. After a sign-out the server does not know of, it stays shut. */
  readonly door: Door & Pick<Http, 'listen'>
  /** Works offline: removes this person's data from this device and bars every request until the server knows. */
  signOut(): Promise<void>

  /** Whether the browser emptied this storage by itself, and nobody has signed in since. */
  storageLost(): boolean

  /** What could not be sent when the server took this device's notebook away, as JSON text to keep; null: nothing. */
  setAside(): Promise<string | null>
  forgetSetAside(): Promise<void>

  /** Everything this device holds for the person, as one JSON text. */
  export(): Promise<string>
  storage(): Promise<StorageReport>
  /** A small preference of this device, e.g. a hint dismissed for good. Nothing personal. */
  preference(name: string): string | null
  prefer(name: string, value: string): Promise<void>
}

