import type { Meta, Refused, StoredPending, StoredRow } from '../../src/device/storage/notebook-database.ts'
import type { Sealed } from '../../src/device/device.ts'
import type { ConflictRow, RemoveChange } from '../../src/sync/change.ts'
import type { NearServer } from './near-server.ts'
import type { Phone } from './phone.ts'
import type { Scene } from './scene.ts'
import { readStorage } from './storage.ts'
import { actAs } from './world.ts'

/** What one phone holds of one person. */
export interface HeldNotebook {
  phone: Phone
  account: string
  rows: StoredRow[]
  removals: RemoveChange[]
  conflicts: ConflictRow[]
  dismissals: RemoveChange[]
  pending: StoredPending[]
  refused: Refused[]
  sealed: Sealed[]
  /** How far its feed was read, and of which history of the server. */
  cursor: number
  epoch: string | null
  /** Stands for this notebook as long as it is not deleted and begun anew. */
  itself: object
}

/** Every notebook on every phone, read past the app. */
export function heldNotebooks(phones: readonly Phone[]): HeldNotebook[] {
  const found: HeldNotebook[] = []
  for (const phone of phones) {
    for (const [name, stores] of readStorage(phone.factory)) {
      const account = /^jgrad-notebook-(.+)$/.exec(name)?.[1]
      const { cursor = 0, epoch = null } = (stores['meta'] as Meta[] | undefined)?.[0] ?? {}
      const itself = phone.factory.databasesNow.get(name) ?? phone
      const empty = { rows: [], removals: [], conflicts: [], dismissals: [], pending: [], refused: [], sealed: [] }
      if (account !== undefined) found.push({ ...empty, ...(stores as unknown as Omit<HeldNotebook, 'phone' | 'account' | 'cursor' | 'epoch' | 'itself'>), phone, account, cursor, epoch, itself })
    }
  }
  return found
}

/** Ids of changes in text that was set aside for its owner on a phone. */
export function setAsideIds(phones: readonly Phone[]): string[] {
  const ids: string[] = []
  for (const phone of phones) {
    const marks = readStorage(phone.factory).get('jgrad-device')?.['marks'] as { name: string; value: unknown }[] | undefined
    const texts = marks?.find(({ name }) => name === 'setAside')?.value as { text: string }[] | undefined
    for (const { text } of texts ?? []) {
      const { waiting, refused } = JSON.parse(text) as { waiting: { change: { id: string } }[]; refused: { id: string }[] }
      ids.push(...waiting.map(({ change }) => change.id), ...refused.map(({ id }) => id))
    }
  }
  return ids
}

interface Stored {
  kind: string
  account: string
  type: string
  record: string
  name: string
  rev: number
  body: Record<string, unknown> & { id?: string; value?: unknown; based?: string[]; same?: string[]; loser?: { id: string; value: unknown }; winner?: string; settledBy?: string | null; seen?: Record<string, string[]>; field?: string }
}

/** The rows of every notebook at the server, in the order of the feed. */
export async function serverRows(server: NearServer): Promise<Stored[]> {
  const rows = await server.store.read((tx) => tx.selectFrom('notebook').selectAll().orderBy('account').orderBy('rev').orderBy('name').execute())
  return rows.map(({ body, ...row }) => ({ ...row, body: JSON.parse(body) as Stored['body'] }))
}

/** What stands for the changes that made them at the server: current values, losers, removals and what these had seen. */
export function serverRoots(rows: readonly Stored[]): { roots: string[]; based: Map<string, readonly string[]> } {
  const roots: string[] = []
  const based = new Map<string, readonly string[]>()
  for (const { kind, body } of rows) {
    if (kind === 'register') {
      roots.push(body.id ?? '', ...(body.same ?? []))
      based.set(body.id ?? '', body.based ?? [])
    } else if (kind === 'tombstone') roots.push(body.id ?? '', ...Object.values(body.seen ?? {}).flat())
    else roots.push(body.loser?.id ?? '', ...(body.settledBy === null || body.settledBy === undefined ? [] : [body.settledBy]))
  }
  return { roots, based }
}

/** Ids that stand somewhere: on a phone, or at the server. */
export async function storedIds({ phones, server }: Scene): Promise<{ onPhones: Set<string>; atServer: Set<string> }> {
  const onPhones = new Set<string>(setAsideIds(phones))
  for (const { rows, removals, conflicts, dismissals, pending, refused } of heldNotebooks(phones)) {
    for (const { id } of [...rows, ...removals, ...dismissals, ...refused]) onPhones.add(id)
    for (const { loser } of conflicts) onPhones.add(loser.id)
    for (const { change } of pending) onPhones.add(change.id)
  }
  return { onPhones, atServer: new Set(serverRoots(await actAs(undefined, () => serverRows(server))).roots) }
}
