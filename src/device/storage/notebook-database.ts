import { Dexie, type Table } from 'dexie'
import type { ConflictRow, RemoveChange, SetRow } from '../../sync/change.ts'
import type { Pending } from '../../sync/pending.ts'
import type { Sealed } from '../device.ts'
import type { Environment } from '../environment.ts'
import { dropCatalogue } from './catalogue-database.ts'
import { type Gateway, openGateway } from './gateway.ts'
import { databaseOptions } from './guarded.ts'

/** A change the server will never take. It is kept and shown, with the reason. */
export interface Refused {
  id: string
  change: Pending['change']
  code: string
}

/**
 * A pending change; `held` ones are held back until the app starts anew or another build of the server answers: this one
 * does not know their name yet, or fails on them. `undoable` ones are not sent before the time to undo them has passed.
 */
export type StoredPending = Pending & { held?: boolean; undoable?: boolean }

/** A value the server confirmed; `own` when it was written on this device, as far as that is still known. */
export type StoredRow = SetRow & { own?: true }

export interface Meta {
  name: 'feed'
  epoch: string | null
  cursor: number
  /** The feed the cursor counts in: that of one draft, or the whole one. */
  scope?: string | undefined
  /** Changes up to this place in the queue may have been in a request; there while any waits. */
  sent?: number
  /** The server's clock at the last valid answer. */
  lastReceived: number | null
  /** Which build of the server gave that answer, and the newest form of the notebook it took. */
  server?: string
  /** How far that was ahead of this device's then, in milliseconds. */
  skew?: number
}

const version = 1

/** One person's notebook on this device; each account has a database of its own. */
export class NotebookDatabase extends Dexie {
  declare rows: Table<StoredRow, [string, string, string]>
  declare removals: Table<RemoveChange, [string, string]>
  declare conflicts: Table<ConflictRow, string>
  declare dismissals: Table<RemoveChange, string>
  declare pending: Table<StoredPending, number>
  declare refused: Table<Refused, string>
  declare sealed: Table<Sealed, string>
  declare meta: Table<Meta, string>

  constructor(account: string, environment: Environment) {
    // Chrome is "relaxed" by default since 121: what it calls written may be gone after a loss of power.
    super(notebookDatabaseName(account), { chromeTransactionDurability: 'strict', ...databaseOptions(environment, version) })
    this.version(version).stores({
      rows: '[type+record+field], [type+record]',
      removals: '[type+record]',
      conflicts: 'id',
      dismissals: 'record',
      pending: 'order, [change.type+change.record]',
      refused: 'id',
      sealed: 'campaign',
      meta: 'name',
    })
  }
}

const prefix = 'jgrad-notebook-'
export const notebookDatabaseName = (account: string): string => prefix + account

/** The account whose notebook a database holds, or null when it is no notebook. */
export const accountOfDatabase = (name: string): string | null => (name.startsWith(prefix) ? name.slice(prefix.length) : null)

export const openNotebookDatabase = (account: string, environment: Environment): Gateway<NotebookDatabase> =>
  openGateway(() => new NotebookDatabase(account, environment), {
    makeRoom: () => dropCatalogue(environment),
    mend: async (database) => (await (await import('./damaged-rows.ts')).setAsideDamaged(database)) > 0,
  })

/**
 * Whether a change may have been in a request: marked itself, or all of its stretch in the queue is. One that can be undone
 * is always marked itself. Of one that merely stands in such a stretch it is said too: then it is named needlessly, no more.
 */
export const isAttempted = ({ order, attempted, undoable }: StoredPending, { sent }: Meta): boolean =>
  attempted || (!undoable && sent !== undefined && order <= sent)

/** Where the feed stands; a new notebook has read nothing. */
export async function readMeta(database: NotebookDatabase): Promise<Meta> {
  return (await database.meta.get('feed')) ?? { name: 'feed', epoch: null, cursor: 0, lastReceived: null }
}
